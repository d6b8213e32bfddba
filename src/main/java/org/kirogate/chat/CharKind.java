package org.kirogate.chat;

/** What a character is to a tokenizer. */
enum CharKind {
    LOWER,
    UPPER,
    /** A Latin letter beyond ASCII, small or large. */
    ACCENTED,
    /** A letter of another alphabet. */
    FOREIGN,
    DIGIT,
    SPACE,
    TAB,
    NEWLINE,
    SIGN,
    HAN,
    /** Punctuation of East Asian texts. */
    WIDE_SIGN,
    KANA,
    HANGUL,
    /** Pictures, rare scripts, halves of characters beyond the basic plane. */
    OTHER;

    private static final CharKind[] ASCII = new CharKind[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = ascii(c);
        }
    }

    static CharKind of(char c) {
        return c < ASCII.length ? ASCII[c] : beyondAscii(c);
    }

    boolean letter() {
        return this == LOWER || this == UPPER || this == ACCENTED || this == FOREIGN;
    }

    boolean blank() {
        return this == SPACE || this == TAB;
    }

    private static CharKind ascii(char c) {
        if (c >= 'a' && c <= 'z') {
            return LOWER;
        }
        if (c >= 'A' && c <= 'Z') {
            return UPPER;
        }
        if (c >= '0' && c <= '9') {
            return DIGIT;
        }
        return switch (c) {
            case ' ' -> SPACE;
            case '\t' -> TAB;
            case '\n', '\r' -> NEWLINE;
            default -> SIGN;
        };
    }

    private static CharKind beyondAscii(char c) {
        if (c >= 0x4e00 && c <= 0x9fff || c >= 0x3400 && c <= 0x4dbf) {
            return HAN;
        }
        if (c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef || c >= 0x2010 && c <= 0x2027) {
            return WIDE_SIGN;
        }
        if (c >= 0x3040 && c <= 0x30ff) {
            return KANA;
        }
        if (c >= 0xac00 && c <= 0xd7a3) {
            return HANGUL;
        }
        if (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) {
            return ACCENTED;
        }
        return c >= 0x370 && c < 0x1100 ? FOREIGN : OTHER;
    }
}
