package org.kirogate.pdf.file;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Cuts bytes into tokens (ISO 32000-1, 7.2 and 7.3). One thread. */
final class Lexer {
    private static final int LONGEST_WORD = 128;

    private final byte[] data;
    private final int end;
    private int at;

    Lexer(byte[] data, int start, int end) {
        this.data = Objects.requireNonNull(data, "data");
        this.end = Objects.checkIndex(end, data.length + 1);
        this.at = Objects.checkIndex(start, end + 1);
    }

    int position() {
        return at;
    }

    void position(int position) {
        at = Math.min(Math.max(0, position), end);
    }

    /** The byte {@code ahead} of the next one, 0-255, or -1 behind the end. */
    int peek(int ahead) {
        return at + ahead < end ? data[at + ahead] & 0xff : -1;
    }

    void skipSpace() {
        while (at < end) {
            int c = data[at];
            if (c == '%') {
                skipComment();
            } else if (Bytes.isSpace(c)) {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        while (at < end && data[at] != '\n' && data[at] != '\r') {
            at++;
        }
    }

    /** The next number, string, name or word; brackets are words; {@link PdfObject.Word#END} behind the last. */
    PdfObject next() {
        skipSpace();
        int c = peek(0);
        return switch (c) {
            case -1 -> PdfObject.Word.END;
            case '(' -> new StringToken(this).literal();
            case '/' -> name();
            case '<' -> peek(1) == '<' ? bracket(2) : new StringToken(this).hex();
            case '>' -> bracket(peek(1) == '>' ? 2 : 1);
            case '[', ']', '{', '}', ')' -> bracket(1);
            default -> numberOrWord();
        };
    }

    /** Takes one byte, 0-255; -1 at the end. */
    int take() {
        return at < end ? data[at++] & 0xff : -1;
    }

    private PdfObject bracket(int length) {
        at += length;
        return new PdfObject.Word(text(at - length, at));
    }

    private PdfObject name() {
        int start = ++at;
        boolean escaped = false;
        while (isRegular(peek(0))) {
            escaped |= data[at] == '#';
            at++;
        }
        String raw = text(start, at);
        return new PdfObject.Name(escaped ? unescaped(raw) : raw);
    }

    private static String unescaped(String raw) {
        StringBuilder name = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            int high = raw.charAt(i) == '#' && i + 2 < raw.length() ? Character.digit(raw.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(raw.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                name.append((char) (high << 4 | low));
                i += 2;
            } else {
                name.append(raw.charAt(i));
            }
        }
        return name.toString();
    }

    private PdfObject numberOrWord() {
        int start = at;
        while (isRegular(peek(0))) {
            at++;
        }
        int first = data[start];
        if (Bytes.isDigit(first) || first == '+' || first == '-' || first == '.') {
            PdfObject number = NumberToken.read(data, start, at);
            if (number instanceof PdfObject.Num) {
                return number;
            }
        }
        if (at - start > LONGEST_WORD) {
            return new PdfObject.Word(text(start, start + LONGEST_WORD));
        }
        return new PdfObject.Word(text(start, at));
    }

    private static boolean isRegular(int c) {
        return c >= 0 && !Bytes.isSpace(c) && !Bytes.isDelimiter(c);
    }

    private String text(int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
