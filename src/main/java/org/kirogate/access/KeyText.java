package org.kirogate.access;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * What a search for keys means: names are compared without regard to large and small letters and to marks on them, as
 * the database does it, characters of keys exactly. Immutable.
 */
final class KeyText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final String exact;
    private final String folded;

    KeyText(String text) {
        this.exact = text;
        this.folded = folded(text);
    }

    /** Keys whose name or whose stored characters hold the text, or that one of these users owns; names are folded. */
    BiPredicate<Caller, String> held(Collection<Long> owners) {
        Set<Long> theirs = new HashSet<>(owners);
        return (key, name) -> name.contains(folded) || key.keyPrefix().contains(exact)
                || !theirs.isEmpty() && theirs.contains(key.userId());
    }

    /** Keys whose name holds the text; names are folded. */
    BiPredicate<Caller, String> named() {
        return (key, name) -> name.contains(folded);
    }

    /** A name as it is compared. */
    static String folded(String name) {
        if (plain(name)) {
            return name.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(name, Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
