package org.kirogate.upstream.http;

/** Which characters may stand where in an HTTP head (RFC 9110 section 5, RFC 9112 section 3). Thread-safe. */
final class HttpTokens {

    private static final boolean[] TOKEN = new boolean[128];

    static {
        for (char c : "!#$%&'*+-.^_`|~0123456789".toCharArray()) {
            TOKEN[c] = true;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            TOKEN[c] = true;
            TOKEN[c - 'a' + 'A'] = true;
        }
    }

    private HttpTokens() {
    }

    static boolean tokenChar(int c) {
        return c >= 0 && c < 128 && TOKEN[c];
    }

    static boolean token(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!tokenChar(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** One line of Latin-1 without control characters but the tab. */
    static boolean fieldValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f || c > 0xff) {
                return false;
            }
        }
        return true;
    }

    /** Visible ASCII only, as in a request target or a host. */
    static boolean visible(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
