package org.kirogate.upstream.kiro.reply;

import org.kirogate.chat.TokenEstimate;

/**
 * Estimates the tokens of an answer that comes in pieces. Pieces are joined before they are weighed, because a word
 * cut in two weighs more than a whole one. One thread.
 */
final class OutputEstimate {
    /** Weighed in blocks of this many characters, so that a long answer is not kept a second time. */
    private static final int BLOCK = 8192;

    private final StringBuilder block = new StringBuilder();
    private long tokens;

    void add(String text) {
        if (block.length() + text.length() > BLOCK) {
            weigh();
        }
        block.append(text);
    }

    /** Tokens of everything added so far, 0 for nothing. */
    long tokens() {
        weigh();
        return tokens;
    }

    private void weigh() {
        tokens += TokenEstimate.ofText(block);
        block.setLength(0);
    }
}
