package org.kirogate.pdf;

/**
 * Where in a content stream glyphs have a text that replaces their own, {@code /ActualText} (ISO 32000-1, 14.6 and
 * 14.9.4). The outermost replacement counts. One thread.
 */
final class MarkedContent {
    private int depth;
    /** The depth at which the replacement began, or 0. */
    private int covered;
    private String waiting = "";

    /** A part begins that replaces nothing. */
    void open() {
        depth++;
    }

    /** A part begins whose glyphs all together stand for {@code actual}. */
    void open(String actual) {
        depth++;
        if (covered == 0) {
            covered = depth;
            waiting = actual;
        }
    }

    /** A part ends. */
    void close() {
        if (depth == covered) {
            covered = 0;
            waiting = "";
        }
        depth = Math.max(0, depth - 1);
    }

    boolean covers() {
        return covered > 0;
    }

    /** The replacing text for the first glyph, empty text for those behind it. */
    String take() {
        String text = waiting;
        waiting = "";
        return text;
    }

    int depth() {
        return depth;
    }

    /** Ends the parts that a form left open. */
    void closeTo(int outer) {
        while (depth > outer) {
            close();
        }
    }
}
