package org.kirogate.chat;

/**
 * Adds up the tokens of a text that comes in pieces. Pieces are joined before they are weighed, because a word cut
 * in two weighs more than a whole one. An estimate as {@link TokenEstimate} makes it. One thread.
 */
public final class TokenTally {
    /** Weighed in blocks of this many characters, so that a long answer is not kept a second time. */
    private static final int BLOCK = 8192;

    private final Tokenizer tokenizer;
    private final StringBuilder block = new StringBuilder();
    private long tokens;

    /** Nothing yet; counts as {@code model} does, given by its id or a name that a caller has for it. */
    public TokenTally(String model) {
        tokenizer = Tokenizer.of(model);
    }

    /** Adds a piece. */
    public void add(String text) {
        if (block.length() + text.length() > BLOCK) {
            weigh();
        }
        block.append(text);
    }

    /** Tokens of everything added so far, 0 for nothing. */
    public long tokens() {
        return tokens + tokenizer.count(block);
    }

    private void weigh() {
        tokens += tokenizer.count(block);
        block.setLength(0);
    }
}
