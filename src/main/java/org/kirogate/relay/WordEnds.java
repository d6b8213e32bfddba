package org.kirogate.relay;

/** Where a text may be cut. Pure. */
final class WordEnds {
    /** What is longer without a blank is no word whose end is worth waiting for. */
    private static final int LONGEST_WORD = 100;

    private WordEnds() {}

    /**
     * The last place after {@code from} and up to {@code to}, which is before the end, where a cut leaves words whole;
     * when all of it is one word, the last where it leaves characters whole.
     */
    static int last(CharSequence text, int from, int to) {
        for (int at = to; at > from; at--) {
            if (isBorder(text, at)) {
                return at;
            }
        }
        return to > from && splitsPair(text, to) ? to - 1 : to;
    }

    /** Up to where a text that goes on has its last whole word, 0 when that can't be told yet. */
    static int settled(CharSequence text) {
        for (int at = text.length() - 1; at > 0; at--) {
            if (isBorder(text, at)) {
                return at;
            }
        }
        return text.length() > LONGEST_WORD ? text.length() : 0;
    }

    private static boolean isBorder(CharSequence text, int at) {
        return !(isWord(text.charAt(at - 1)) && isWord(text.charAt(at))) && !splitsPair(text, at);
    }

    /** Letters of scripts that put blanks between words; elsewhere each character stands for itself. */
    private static boolean isWord(char c) {
        return c < 0x2000 && Character.isLetterOrDigit(c);
    }

    private static boolean splitsPair(CharSequence text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
