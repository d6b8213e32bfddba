package org.kirogate.upstream.kiro.reply;

import org.kirogate.chat.TokenEstimate;

/**
 * Estimates the tokens of an answer that comes in pieces. Pieces are joined before they are weighed, because a word
 * cut in two weighs more than a whole one. One thread.
 */
final class OutputEstimate {
    /** Weighed in blocks of this many characters, so that a long answer is not kept a second time. */
    private static final int BLOCK = 8192;

    private final String model;
    private final StringBuilder block = new StringBuilder();
    private long tokens;

    /** An estimate as {@code model} counts, given by its id. */
    OutputEstimate(String model) {
        this.model = model;
    }

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
        tokens += TokenEstimate.ofText(block, model);
        block.setLength(0);
    }
}
