package org.kirogate.dialect;

/** Tool call ids as every client and service takes them: {@code [a-zA-Z0-9_-]+}. */
public final class ToolIds {
    private ToolIds() {}

    /** The id itself when it is fit, else one made of it. */
    public static String fit(String id) {
        if (id.isEmpty()) {
            return "call_0";
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isFit(id.charAt(i))) {
                return replaceUnfit(id);
            }
        }
        return id;
    }

    private static String replaceUnfit(String id) {
        StringBuilder fit = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            fit.append(isFit(c) ? c : '_');
        }
        return fit.toString();
    }

    private static boolean isFit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
