package org.kirogate.secret;

/** What may be shown of foreign or secret text in a log. */
public final class Redaction {
    private static final int SHOWN = 13;
    private static final int MAX_LAUNDERED = 200;

    private Redaction() {}

    /** A key's first characters and its length: enough to find it, too little to use it. */
    public static String key(String key) {
        return key.length() <= SHOWN * 2 ? "(" + key.length() + ")" : launder(key.substring(0, SHOWN)) + "…(" + key.length() + ")";
    }

    /** Foreign text on one line: control characters become blanks, and no more than {@value #MAX_LAUNDERED} characters. */
    public static String launder(String text) {
        int length = Math.min(text.length(), MAX_LAUNDERED);
        StringBuilder clean = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            clean.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? ' ' : c);
        }
        return length < text.length() ? clean.append('…').toString() : clean.toString();
    }
}
