package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8BufferTest {

    @Test
    void everyCharacterComesBackFromItsJsonForm() {
        for (int from = 0; from < 0x10000; from += 64) {
            StringBuilder text = new StringBuilder();
            for (int c = from; c < from + 64; c++) {
                if (!Character.isSurrogate((char) c)) {
                    text.append((char) c);
                }
            }
            assertEquals(text.toString(), parse(new Utf8Buffer().quoted(text.toString())));
        }
    }

    @Test
    void everyPairIsOneFourByteCharacter() {
        for (int point = 0x10000; point <= 0x10ffff; point += 0x3ff) {
            String text = Character.toString(point);
            byte[] bytes = new Utf8Buffer().json(text).toByteArray();
            assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), bytes);
        }
    }

    @Test
    void halfAPairBecomesTheReplacementCharacter() {
        assertEquals("a\uFFFDb", parse(new Utf8Buffer().quoted("a\ud83db")));
        assertEquals("a\uFFFD", parse(new Utf8Buffer().quoted("a\udc4b")));
        assertEquals("\uFFFD\uFFFD", parse(new Utf8Buffer().quoted("\udc4b\ud83d")));
    }

    @Test
    void aPieceThatEndsInsideAPairTakesNothingFromBehindIt() {
        assertEquals("\uFFFD", text(new Utf8Buffer().json("\ud83d\udc4b", 0, 1)));
    }

    @Test
    void nothingCanEndALineOrAString() {
        String bytes = text(new Utf8Buffer().json("\r\n\u2028\u2029\u0085\"\\\u0000\u001f"));
        assertEquals("\\r\\n\\u2028\\u2029\u0085\\\"\\\\\\u0000\\u001f", bytes);
    }

    @Test
    void numbersHaveTheirDigits() {
        for (long number : new long[] {0, 7, 9, 10, 4_294_967_296L, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertEquals(Long.toString(number), text(new Utf8Buffer().number(number)));
        }
    }

    @Test
    void textsOfAnyLengthGrowTheBuffer() {
        Random random = new Random(7);
        Utf8Buffer buffer = new Utf8Buffer();
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9000); i > 0; i--) {
                text.append(random.nextInt(50) == 0 ? "\u0001" : random.nextInt(9) == 0 ? "世👋" : "a");
            }
            buffer.clear();
            assertEquals(text.toString(), parse(buffer.quoted(text.toString())));
        }
    }

    @Test
    void clearForgetsTheBytes() throws IOException {
        Utf8Buffer buffer = new Utf8Buffer().quoted("x".repeat(1_000_000));
        buffer.clear();
        assertTrue(buffer.isEmpty());
        buffer.quoted("y");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        buffer.writeTo(out);
        assertEquals("\"y\"", out.toString(StandardCharsets.UTF_8));
        assertEquals(3, buffer.size());
    }

    private static String parse(Utf8Buffer buffer) {
        return JsonParser.parseString(text(buffer)).getAsString();
    }

    private static String text(Utf8Buffer buffer) {
        return new String(buffer.toByteArray(), StandardCharsets.UTF_8);
    }
}
