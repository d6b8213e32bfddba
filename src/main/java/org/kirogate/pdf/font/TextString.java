package org.kirogate.pdf.font;

import java.nio.charset.StandardCharsets;

/** Text outside of pages: titles, replacements (ISO 32000-1, 7.9.2.2). Pure functions. */
public final class TextString {
    private TextString() {}

    /** The text of a string: UTF-16 or UTF-8 behind its mark, else PDFDocEncoding. */
    public static String read(String bytes) {
        if (bytes.startsWith("\u00fe\u00ff")) {
            return utf16(bytes.substring(2));
        }
        if (bytes.startsWith("\u00ef\u00bb\u00bf")) {
            byte[] raw = bytes.substring(3).getBytes(StandardCharsets.ISO_8859_1);
            return new String(raw, StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i++) {
            String each = Encoding.PDFDOC.text(bytes.charAt(i));
            text.append(each.isEmpty() ? Glyph.MISSING : each);
        }
        return text.toString();
    }

    /** The text of big-endian UTF-16 without a mark. */
    static String utf16(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16BE);
    }
}
