package org.kirogate.upstream.kiro.reply;

/**
 * Takes {@code <thinking>…</thinking>} out of the text of a model that was asked by prompt to think (Kiro protocol,
 * section 8.2). However the text is cut into pieces, what comes out is the same.
 *
 * <ul>
 * <li>The opening tag counts at the start of a line; blanks before it and one newline behind it are dropped.
 * <li>The closing tag counts when an empty line follows, which is dropped, or only white space up to {@link #end}.
 *     One in quotes does not count.
 * <li>Thinking that is still open at the end is thinking.
 * </ul>
 *
 * <p>Text goes on at once but for the few characters that might be part of a tag. One thread, one answer.
 */
final class ThinkingTags {
    private static final String OPEN = "<thinking>";
    private static final String CLOSE = "</thinking>";
    private static final String EMPTY_LINE = "\n\n";

    private final TextSink sink;
    private final StringBuilder held = new StringBuilder();
    /** The last two characters of thinking that have left {@link #held}; space = none. */
    private char last = ' ';
    private char beforeLast = ' ';
    private boolean thinking;
    /** Only blanks, all of them held, stand between the last newline and the end of {@link #held}. */
    private boolean lineStart = true;
    private boolean dropNewline;

    ThinkingTags(TextSink sink) {
        this.sink = sink;
    }

    /** Takes the next piece of text, not empty, without half surrogate pairs. */
    void accept(String piece) {
        if (!thinking && !lineStart && piece.indexOf('\n') < 0) {
            sink.text(piece); // most pieces: in the middle of a line no tag can begin
            return;
        }
        held.append(piece);
        boolean again = true;
        while (again && !held.isEmpty()) {
            again = thinking ? scanThinking() : scanText();
        }
    }

    /**
     * The text is over, or a tool call interrupts it: what is held goes on. Further text begins at the start of a
     * line.
     */
    void end() {
        boolean closing = thinking && startsWith(CLOSE, 0) && !quoted(0) && blankFrom(CLOSE.length());
        if (!closing) {
            forward(held.length());
        }
        held.setLength(0);
        thinking = false;
        lineStart = true;
        dropNewline = false;
    }

    /** Goes through held text; true when thinking has begun, false when more is needed. */
    private boolean scanText() {
        int at = 0;
        while (true) {
            if (lineStart) {
                int tag = skipBlanks(at);
                if (startsWith(OPEN, tag)) {
                    forward(at);
                    begin(tag + OPEN.length());
                    return true;
                }
                if (mayBecome(OPEN, tag)) {
                    keepFrom(at);
                    return false;
                }
                lineStart = false;
            }
            int newline = held.indexOf("\n", at);
            if (newline < 0) {
                keepFrom(held.length());
                return false;
            }
            at = newline + 1;
            lineStart = true;
        }
    }

    private void begin(int from) {
        held.delete(0, from);
        thinking = true;
        dropNewline = true;
        last = ' ';
        beforeLast = ' ';
    }

    /** Goes through held thinking; true when it has ended, false when more is needed. */
    private boolean scanThinking() {
        if (dropNewline) {
            held.delete(0, held.charAt(0) == '\n' ? 1 : 0);
            dropNewline = false;
        }
        int tag = held.indexOf(CLOSE);
        while (tag >= 0) {
            int behind = tag + CLOSE.length();
            if (!quoted(tag)) {
                if (startsWith(EMPTY_LINE, behind)) {
                    forward(tag);
                    held.delete(0, behind + EMPTY_LINE.length());
                    thinking = false;
                    lineStart = true;
                    return true;
                }
                if (blankFrom(behind)) { // an empty line or the end may follow
                    keepFrom(tag);
                    return false;
                }
            }
            tag = held.indexOf(CLOSE, behind);
        }
        keepFrom(partialClose());
        return false;
    }

    /** Where a tag begins that the next piece may complete; the end of what is held when there is none. */
    private int partialClose() {
        int at = Math.max(0, held.length() - CLOSE.length() + 1);
        while (!mayBecome(CLOSE, at)) {
            at++;
        }
        return at;
    }

    /**
     * Whether the tag there is one that the model talks about. Only an opening quote makes it so: thinking that ends
     * with a quotation must still close. What stands behind the tag is looked at elsewhere: a quote there is no white
     * space.
     */
    private boolean quoted(int tag) {
        char before = charBefore(tag, 1);
        boolean quote = before == '`' || before == '"' || before == '\'';
        char outside = charBefore(tag, 2);
        return quote && (Character.isWhitespace(outside) || outside == '(' || outside == '[' || outside == '{');
    }

    private char charBefore(int index, int distance) {
        int at = index - distance;
        if (at >= 0) {
            return held.charAt(at);
        }
        return at == -1 ? last : beforeLast;
    }

    private void keepFrom(int index) {
        forward(index);
        held.delete(0, index);
    }

    private void forward(int to) {
        if (to == 0) {
            return;
        }
        if (!thinking) {
            sink.text(held.substring(0, to));
            return;
        }
        beforeLast = charBefore(to, 2);
        last = held.charAt(to - 1);
        sink.reasoning(held.substring(0, to));
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < held.length() && (held.charAt(at) == ' ' || held.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private boolean blankFrom(int from) {
        for (int i = from; i < held.length(); i++) {
            if (!Character.isWhitespace(held.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWith(String word, int from) {
        return held.length() - from >= word.length() && mayBecome(word, from);
    }

    /**
     * Whether what is held from there on is the word, the word and more, or a beginning of it (nothing counts as
     * one).
     */
    private boolean mayBecome(String word, int from) {
        int length = Math.min(word.length(), held.length() - from);
        for (int i = 0; i < length; i++) {
            if (held.charAt(from + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
