package org.kirogate.pdf.file;

import java.nio.charset.StandardCharsets;

/** Looking for words in bytes, and the character classes of ISO 32000-1, 7.2.2. Pure functions. */
final class Bytes {
    private Bytes() {}

    static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
    }

    static boolean isDelimiter(int c) {
        return switch (c) {
            case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%' -> true;
            default -> false;
        };
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static byte[] word(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] data, int at, byte[] word) {
        if (at < 0 || at + word.length > data.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            if (data[at + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** The first place of {@code word} that lies wholly within {@code from} and {@code to}, or -1. */
    static int find(byte[] data, int from, int to, byte[] word) {
        for (int at = Math.max(0, from); at <= Math.min(to, data.length) - word.length; at++) {
            if (data[at] == word[0] && startsWith(data, at, word)) {
                return at;
            }
        }
        return -1;
    }

    /** The last place of {@code word} at or after {@code from}, or -1. */
    static int findLast(byte[] data, int from, byte[] word) {
        for (int at = data.length - word.length; at >= Math.max(0, from); at--) {
            if (startsWith(data, at, word)) {
                return at;
            }
        }
        return -1;
    }
}
