package org.kirogate.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Ways to see that an answer is whole. */
final class Wholes {

    private Wholes() {
    }

    /** Byte for byte this. */
    static Target.Whole exactly(byte[] expected) {
        return (body, length) -> Arrays.equals(body, 0, length, expected, 0, expected.length);
    }

    /** Every piece of text in it, and this end. */
    static Target.Whole piecesThen(String end) {
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        return (body, length) -> length >= last.length
                && Arrays.equals(body, length - last.length, length, last, 0, last.length)
                && marks(body, length) == CheapAnswers.PIECES;
    }

    private static int marks(byte[] body, int length) {
        int marks = 0;
        for (int at = 0; at < length; at++) {
            marks += body[at] == CheapAnswers.MARK ? 1 : 0;
        }
        return marks;
    }
}
