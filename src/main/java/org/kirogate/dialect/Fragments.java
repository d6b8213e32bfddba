package org.kirogate.dialect;

/** Cuts a long text into pieces for a stream of deltas, never between the halves of a surrogate pair. */
public final class Fragments {
    /** Characters of a piece: large enough to cost little, small enough for clients that show a call as it comes. */
    private static final int LENGTH = 2048;

    private Fragments() {}

    /** The end (exclusive) of the piece that starts at {@code from}; {@code text.length()} for the last one. */
    public static int end(String text, int from) {
        int end = from + LENGTH;
        if (end >= text.length()) {
            return text.length();
        }
        return Character.isHighSurrogate(text.charAt(end - 1)) ? end + 1 : end;
    }
}
