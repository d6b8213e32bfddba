package org.kirogate.token;

import java.util.Objects;

/**
 * A text to import credentials from; secret as a whole.
 *
 * @param source the name of the file it came in, for people to find an entry again; empty = it was pasted
 * @param text   in any of the forms an import takes
 */
public record ImportText(String source, String text) {
    private static final int LONGEST_SOURCE = 100;

    /** Keeps no more of the source than a list can show. */
    public ImportText {
        source = Labels.clean(source, LONGEST_SOURCE);
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return "ImportText[" + source + "]";
    }
}
