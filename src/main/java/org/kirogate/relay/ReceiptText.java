package org.kirogate.relay;

/**
 * Writes a JSON object straight into text: no tree, since every request has a receipt. ASCII only, so that its length
 * is its size and no database needs to understand more. One thread.
 */
final class ReceiptText {
    private static final int USUAL_LENGTH = 512;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    /** Begins an object as the next element. */
    ReceiptText object() {
        comma();
        text.append('{');
        return this;
    }

    /** Begins an object as a member. */
    ReceiptText object(String name) {
        name(name).append('{');
        return this;
    }

    ReceiptText endObject() {
        text.append('}');
        return this;
    }

    /** Begins an array as a member. */
    ReceiptText array(String name) {
        name(name).append('[');
        return this;
    }

    ReceiptText endArray() {
        text.append(']');
        return this;
    }

    /** The next element. */
    ReceiptText number(long value) {
        comma();
        text.append(value);
        return this;
    }

    ReceiptText number(String name, long value) {
        name(name).append(value);
        return this;
    }

    /** The same, unless it is zero. */
    ReceiptText some(String name, long value) {
        return value == 0 ? this : number(name, value);
    }

    ReceiptText truth(String name) {
        name(name).append("true");
        return this;
    }

    /** A text that is cut where its written form passes {@code longest} characters. */
    ReceiptText string(String name, String value, int longest) {
        name(name);
        quoted(value, longest);
        return this;
    }

    /** The same as the next element. */
    ReceiptText string(String value, int longest) {
        comma();
        quoted(value, longest);
        return this;
    }

    int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private StringBuilder name(String name) {
        comma();
        return text.append('"').append(name).append("\":");
    }

    private void comma() {
        if (text.length() > 0) {
            char last = text.charAt(text.length() - 1);
            if (last != '{' && last != '[') {
                text.append(',');
            }
        }
    }

    private void quoted(String value, int longest) {
        text.append('"');
        if (isPlain(value) && value.length() <= longest) {
            text.append(value);
        } else {
            int end = text.length() + longest;
            for (int i = 0; i < value.length() && text.length() < end; i++) {
                character(value.charAt(i));
            }
        }
        text.append('"');
    }

    /** Nearly all are, and are copied at once. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    /** What lies outside the basic plane is of no use here and could be cut in its middle. */
    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c >= ' ' && c < 0x7f) {
            text.append(c);
        } else if (Character.isSurrogate(c)) {
            text.append('?');
        } else {
            text.append("\\u").append(HEX[c >> 12]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15])
                    .append(HEX[c & 15]);
        }
    }
}
