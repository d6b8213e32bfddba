package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The characters of a JSON string in UTF-8 (RFC 8259 section 7, RFC 3629). Thread-safe. */
final class JsonText {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private JsonText() {
    }

    /** Bytes of the unescaped character at that place, 1 to 4; 0 when it is a control character or not UTF-8. */
    static int plainWidth(byte[] bytes, int at, int end) {
        int first = bytes[at];
        if (first >= 0) {
            return first >= 0x20 ? 1 : 0;
        }
        int lead = first & 0xff;
        int width = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3
                : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
        if (width == 0 || width > end - at) {
            return 0;
        }
        for (int i = 1; i < width; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes[at + 1] & 0xff;
        boolean overlong = lead == 0xe0 && second < 0xa0 || lead == 0xf0 && second < 0x90;
        boolean outside = lead == 0xed && second > 0x9f || lead == 0xf4 && second > 0x8f;
        return overlong || outside ? 0 : width;
    }

    /** Bytes of the escape at that place, 2 or 6; 0 when it is not one that JSON knows. */
    static int escapeWidth(byte[] bytes, int at, int end) {
        if (end - at < 2) {
            return 0;
        }
        if (bytes[at + 1] != 'u') {
            return ESCAPES.indexOf(bytes[at + 1]) >= 0 ? 2 : 0;
        }
        if (end - at < 6) {
            return 0;
        }
        for (int i = 2; i < 6; i++) {
            if (Character.digit(bytes[at + i], 16) < 0) {
                return 0;
            }
        }
        return 6;
    }

    /** The text of a span whose characters and escapes have been checked with the two methods above. */
    static String unescape(byte[] bytes, int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int at = from;
        while (at < to) {
            if (bytes[at] == '\\') {
                text.append(escape(bytes, at));
                at += escapeWidth(bytes, at, to);
                continue;
            }
            int run = at;
            boolean ascii = true;
            while (run < to && bytes[run] != '\\') {
                ascii &= bytes[run] >= 0;
                run++;
            }
            appendRun(text, bytes, at, run, ascii);
            at = run;
        }
        return text.toString();
    }

    private static void appendRun(StringBuilder text, byte[] bytes, int from, int to, boolean ascii) {
        if (!ascii) {
            text.append(new String(bytes, from, to - from, UTF_8));
            return;
        }
        for (int i = from; i < to; i++) {
            text.append((char) bytes[i]);
        }
    }

    private static char escape(byte[] bytes, int at) {
        if (bytes[at + 1] != 'u') {
            return MEANINGS.charAt(ESCAPES.indexOf(bytes[at + 1]));
        }
        int value = 0;
        for (int i = 2; i < 6; i++) {
            value = value << 4 | Character.digit(bytes[at + i], 16);
        }
        return (char) value;
    }
}
