package org.kirogate.pdf.font;

import java.text.Normalizer;

/** Turns what fonts say about a glyph into plain characters. Pure functions. */
final class Characters {
    private Characters() {}

    /**
     * The text with ligatures and presentation forms spelled out; {@link Glyph#MISSING} for what is no character:
     * control characters, halves of pairs, private characters.
     */
    static String plain(String text) {
        if (text.length() == 1 && text.charAt(0) >= ' ' && text.charAt(0) < 0x7f) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(code -> append(code, plain));
        return plain.toString();
    }

    private static void append(int code, StringBuilder plain) {
        int type = Character.getType(code);
        if (code == '\t' || code == '\n' || code == '\r' || code == 0xa0) {
            plain.append(' ');
        } else if (type == Character.CONTROL || type == Character.SURROGATE || type == Character.PRIVATE_USE) {
            plain.append(Glyph.MISSING);
        } else if (code >= 0xfb00 && code <= 0xfdff || code >= 0xfe70 && code < 0xfeff) {
            plain.append(Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC));
        } else if (code != 0xfeff) {
            plain.appendCodePoint(code);
        }
    }
}
