package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Steps over the tokens of strict JSON in bytes and remembers the last string. One thread. */
final class JsonScanner {

    private static final byte[] TRUE = "true".getBytes(UTF_8);
    private static final byte[] FALSE = "false".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int spanStart;
    private int spanEnd;
    private boolean escaped;
    private boolean ascii;

    void start(byte[] json, int offset, int length) {
        bytes = json;
        at = offset;
        end = offset + length;
    }

    /** Steps over white space and, if it comes next, over that character. */
    boolean accept(char wanted) {
        skipSpace();
        if (at < end && bytes[at] == wanted) {
            at++;
            return true;
        }
        return false;
    }

    boolean atEnd() {
        skipSpace();
        return at == end;
    }

    private void skipSpace() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    /** Steps over a string and remembers where its inside lies; false when there is no sound string. */
    boolean string() {
        if (!accept('"')) {
            return false;
        }
        spanStart = at;
        escaped = false;
        ascii = true;
        while (at < end) {
            int c = bytes[at];
            if (c == '"') {
                spanEnd = at++;
                return true;
            }
            int width = c == '\\' ? JsonText.escapeWidth(bytes, at, end) : JsonText.plainWidth(bytes, at, end);
            if (width == 0) {
                return false;
            }
            escaped |= c == '\\';
            ascii &= c > 0;
            at += width;
        }
        return false;
    }

    int spanStart() {
        return spanStart;
    }

    int spanEnd() {
        return spanEnd;
    }

    boolean escaped() {
        return escaped;
    }

    boolean spanEquals(byte[] wanted) {
        return Arrays.equals(bytes, spanStart, spanEnd, wanted, 0, wanted.length);
    }

    /** The last string with its escapes resolved; half a surrogate pair stays half, as its other half may follow. */
    String text() {
        if (escaped) {
            return JsonText.unescape(bytes, spanStart, spanEnd);
        }
        return new String(bytes, spanStart, spanEnd - spanStart, ascii ? ISO_8859_1 : UTF_8);
    }

    /** Steps over a string, number or literal; false for objects, arrays and anything unsound. */
    boolean scalar() {
        skipSpace();
        if (at == end) {
            return false;
        }
        return switch (bytes[at]) {
            case '"' -> string();
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> number();
        };
    }

    private boolean literal(byte[] word) {
        int to = at + word.length;
        boolean same = to <= end && Arrays.equals(bytes, at, to, word, 0, word.length);
        at = same ? to : at;
        return same;
    }

    private boolean number() {
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else if (!digits()) {
            return false;
        }
        if (at < end && bytes[at] == '.') {
            at++;
            if (!digits()) {
                return false;
            }
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at > from;
    }
}
