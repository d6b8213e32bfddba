package org.kirogate.chat;

import java.util.Objects;

/**
 * Names of models, in which {@code *} stands for any text, also none. Upper and lower case are the same, and so are
 * {@code .} and {@code -}: programs write {@code claude-sonnet-4-5} for the account's {@code claude-sonnet-4.5}.
 * Immutable.
 *
 * @param text the pattern as it was written, 1-{@value #MAX_LENGTH} printable ASCII characters without space and comma
 */
public record ModelPattern(String text) {
    /** Longer than any model's id. */
    public static final int MAX_LENGTH = 128;

    private static final char ANY = '*';

    public ModelPattern {
        Objects.requireNonNull(text, "text");
        if (text.isEmpty() || text.length() > MAX_LENGTH
                || !text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ',')) {
            throw new IllegalArgumentException("Input should be the id of a model, in which * stands for anything: 1"
                    + " to " + MAX_LENGTH + " ASCII characters without spaces and commas");
        }
    }

    /** Whether a model's id is among the names. Linear for one star, without garbage. */
    public boolean matches(String modelId) {
        int inText = 0;
        int inId = 0;
        int star = -1;
        int resume = 0;
        while (inId < modelId.length()) {
            if (inText < text.length() && text.charAt(inText) == ANY) {
                star = inText++;
                resume = inId;
            } else if (inText < text.length() && folded(text.charAt(inText)) == folded(modelId.charAt(inId))) {
                inText++;
                inId++;
            } else if (star >= 0) {
                inText = star + 1;
                inId = ++resume;
            } else {
                return false;
            }
        }
        while (inText < text.length() && text.charAt(inText) == ANY) {
            inText++;
        }
        return inText == text.length();
    }

    private static char folded(char c) {
        if (c >= 'A' && c <= 'Z') {
            return (char) (c + ('a' - 'A'));
        }
        return c == '.' ? '-' : c;
    }

    @Override
    public String toString() {
        return text;
    }
}
