package org.kirogate.upstream.kiro.reply;

/**
 * Keeps surrogate pairs together in text that comes in pieces: half a pair at the end of a piece waits for its other
 * half, one that stays alone becomes U+FFFD (Kiro protocol, section 10.2, pitfall 21). One thread.
 */
final class WholeCharacters {
    private static final char REPLACEMENT = '\ufffd';

    /** The first half of a pair that waits for the second, or 0. */
    private char waiting;

    /** The text that is whole now; may be empty. */
    String accept(String piece) {
        if (waiting == 0 && !hasSurrogates(piece)) {
            return piece;
        }
        StringBuilder whole = new StringBuilder(piece.length() + 1);
        for (int i = 0; i < piece.length(); i++) {
            append(whole, piece.charAt(i));
        }
        return whole.toString();
    }

    /** What was left waiting, as it is when nothing more comes: empty or U+FFFD. */
    String end() {
        boolean left = waiting != 0;
        waiting = 0;
        return left ? String.valueOf(REPLACEMENT) : "";
    }

    /** A whole text with its lone surrogates replaced. */
    static String of(String text) {
        WholeCharacters characters = new WholeCharacters();
        return characters.accept(text) + characters.end();
    }

    private void append(StringBuilder whole, char c) {
        if (Character.isLowSurrogate(c)) {
            if (waiting == 0) {
                whole.append(REPLACEMENT);
            } else {
                whole.append(waiting).append(c);
                waiting = 0;
            }
            return;
        }
        whole.append(end());
        if (Character.isHighSurrogate(c)) {
            waiting = c;
        } else {
            whole.append(c);
        }
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
