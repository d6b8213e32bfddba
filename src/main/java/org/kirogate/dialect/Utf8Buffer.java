package org.kirogate.dialect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of UTF-8 bytes with the few ways to append that answers need. Its owner writes the bytes out after
 * each batch of events and calls {@link #clear}; the memory is used again. One thread.
 *
 * <p>Constant text is encoded once by {@link #utf8} and appended as bytes; everything that comes from elsewhere goes
 * through {@link #json}, which leaves nothing that could end a line or a string.
 */
public final class Utf8Buffer {
    /** A buffer that a large answer made larger than this is not kept. */
    private static final int KEEP_AT_MOST = 256 * 1024;

    private static final int USUAL_SIZE = 4096;
    /** The longest escape, backslash u and four digits, is also longer than any encoded character. */
    private static final int LONGEST = 6;

    private static final byte[] HEX = utf8("0123456789abcdef");
    private static final byte[] REPLACEMENT = utf8("\uFFFD");

    private byte[] bytes = new byte[USUAL_SIZE];
    private int size;

    /** Encodes a constant. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Appends encoded bytes as they are. */
    public Utf8Buffer raw(byte[] encoded) {
        ensure(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
        return this;
    }

    /** Appends a whole number in decimal digits. */
    public Utf8Buffer number(long value) {
        if (value < 0 || value > 9) {
            return raw(Long.toString(value).getBytes(StandardCharsets.ISO_8859_1));
        }
        ensure(1);
        bytes[size++] = (byte) ('0' + value);
        return this;
    }

    /** Appends a JSON string with its quotes. */
    public Utf8Buffer quoted(String text) {
        ensure(1);
        bytes[size++] = '"';
        json(text, 0, text.length());
        ensure(1);
        bytes[size++] = '"';
        return this;
    }

    /** Appends a text as the inside of a JSON string. */
    public Utf8Buffer json(String text) {
        return json(text, 0, text.length());
    }

    /**
     * Appends the part {@code from} (inclusive) to {@code to} (exclusive) of a text as the inside of a JSON string:
     * quote, backslash, control characters and the two line separators are escaped, half a surrogate pair becomes
     * U+FFFD.
     */
    public Utf8Buffer json(String text, int from, int to) {
        ensure(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                bytes[size++] = (byte) c;
                continue;
            }
            // Room for this character's longest form and one byte for each that follows.
            ensure(LONGEST + to - i);
            if (Character.isSurrogate(c)) {
                i += surrogate(text, i, to);
            } else if (c < 0x80) {
                ascii(c);
            } else {
                wide(c);
            }
        }
        return this;
    }

    /** Writes all bytes to {@code out}; they stay in the buffer until {@link #clear}. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    /** How many bytes are held. */
    public int size() {
        return size;
    }

    /** Whether there is nothing to write. */
    public boolean isEmpty() {
        return size == 0;
    }

    /** A copy of the bytes held. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** Forgets the bytes. */
    public void clear() {
        size = 0;
        if (bytes.length > KEEP_AT_MOST) {
            bytes = new byte[USUAL_SIZE];
        }
    }

    private void ascii(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            case 0x7f -> bytes[size++] = 0x7f;
            default -> hex(c);
        }
    }

    private void escape(char letter) {
        bytes[size++] = '\\';
        bytes[size++] = (byte) letter;
    }

    private void hex(char c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[c >> shift & 0xf];
        }
    }

    private void wide(char c) {
        if (c == '\u2028' || c == '\u2029') {
            hex(c);
        } else if (c < 0x800) {
            bytes[size++] = (byte) (0xc0 | c >> 6);
            bytes[size++] = (byte) (0x80 | c & 0x3f);
        } else {
            bytes[size++] = (byte) (0xe0 | c >> 12);
            bytes[size++] = (byte) (0x80 | c >> 6 & 0x3f);
            bytes[size++] = (byte) (0x80 | c & 0x3f);
        }
    }

    /** Appends a pair, or U+FFFD for half of one; returns how many more characters were taken. */
    private int surrogate(String text, int at, int to) {
        if (at + 1 >= to || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            System.arraycopy(REPLACEMENT, 0, bytes, size, REPLACEMENT.length);
            size += REPLACEMENT.length;
            return 0;
        }
        int point = Character.toCodePoint(text.charAt(at), text.charAt(at + 1));
        bytes[size++] = (byte) (0xf0 | point >> 18);
        bytes[size++] = (byte) (0x80 | point >> 12 & 0x3f);
        bytes[size++] = (byte) (0x80 | point >> 6 & 0x3f);
        bytes[size++] = (byte) (0x80 | point & 0x3f);
        return 1;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length);
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, more), doubled));
        }
    }
}
