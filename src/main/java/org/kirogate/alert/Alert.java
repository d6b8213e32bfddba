package org.kirogate.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something that somebody should look at. No secret, prompt, name or address of a person in any part.
 *
 * @param subject what it is about, in ids and words of ours: {@code token 9}, {@code pool}; the same trouble has the same
 *     kind and subject each time it is seen
 * @param text    a sentence for people
 * @param details figures and short texts by name: strings, numbers and booleans
 */
public record Alert(AlertKind kind, String subject, String text, Map<String, Object> details) {
    private static final int MAX_TEXT = 1000;

    public Alert {
        Objects.requireNonNull(kind, "kind");
        subject = cut(subject);
        text = cut(text);
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        details.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "The detail " + name + " is a string, number or boolean, but is a "
                                + value.getClass().getName() + ".");
            }
        });
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
