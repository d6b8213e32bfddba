package org.kirogate.pdf;

/** Which letters run from right to left and which need no spaces between words. Pure functions. */
final class Scripts {
    private static final int FIRST_RIGHT_TO_LEFT = 0x590;

    private Scripts() {}

    /** Whether a letter of the text is Hebrew, Arabic or another that runs from right to left. */
    static boolean rightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_RIGHT_TO_LEFT && isRightToLeft(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRightToLeft(int code) {
        byte direction = Character.getDirectionality(code);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    /** Whether the text has a letter or digit that runs from left to right. */
    static boolean leftToRight(String text) {
        return text.codePoints().anyMatch(code -> Character.isLetterOrDigit(code) && !isRightToLeft(code));
    }

    /** Whether the text is of Chinese or Japanese characters and their punctuation. */
    static boolean ideographic(String text) {
        if (text.isEmpty() || text.charAt(0) < 0x2e80) {
            return false;
        }
        int code = text.codePointAt(0);
        return code < 0xac00 || code >= 0xf900 && code <= 0xfaff || code >= 0xfe30 && code <= 0xfe4f
                || code >= 0xff00 && code <= 0xffef || code >= 0x20000;
    }
}
