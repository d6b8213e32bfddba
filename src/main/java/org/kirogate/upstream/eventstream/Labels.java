package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The headers that say what a frame is, read in one pass over the header block; the others are checked for their shape
 * and left where they are. One thread, reused for every frame of a stream: a run of the same event brings the same
 * block again and again, and the one before is kept so that comparing replaces parsing.
 */
final class Labels {

    static final int MESSAGE_TYPE = 0;
    static final int EVENT_TYPE = 1;
    static final int CONTENT_TYPE = 2;
    static final int EXCEPTION_TYPE = 3;
    static final int ERROR_CODE = 4;
    static final int ERROR_MESSAGE = 5;

    private static final String[] NAMES = {
        ":message-type", ":event-type", ":content-type", ":exception-type", ":error-code", ":error-message"};
    private static final byte[][] NAME_BYTES = bytes(NAMES);

    private static final int KEPT = 256;

    private final HeaderCursor cursor = new HeaderCursor();
    private final String[] values = new String[NAMES.length];
    private final byte[] kept = new byte[KEPT];
    /** Length of the kept block, -1 when none is kept. */
    private int keptLength = -1;

    private static byte[][] bytes(String[] names) {
        byte[][] all = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            all[i] = names[i].getBytes(US_ASCII);
        }
        return all;
    }

    void read(byte[] bytes, int offset, int length) {
        if (length == keptLength && Arrays.equals(kept, 0, length, bytes, offset, offset + length)) {
            return;
        }
        keptLength = -1;
        parse(bytes, offset, length);
        if (length <= KEPT) {
            System.arraycopy(bytes, offset, kept, 0, length);
            keptLength = length;
        }
    }

    private void parse(byte[] bytes, int offset, int length) {
        Arrays.fill(values, "");
        int seen = 0;
        cursor.start(bytes, offset, length);
        while (cursor.step()) {
            int index = index();
            if (index < 0) {
                continue;
            }
            if ((seen & 1 << index) != 0) {
                throw HeaderCursor.broken("header " + NAMES[index] + " comes twice");
            }
            if (cursor.type() != HeaderType.TEXT) {
                throw HeaderCursor.broken("header " + NAMES[index] + " is " + cursor.type() + ", allowed is TEXT");
            }
            seen |= 1 << index;
            values[index] = KnownWords.text(cursor);
        }
    }

    private int index() {
        for (int i = 0; i < NAME_BYTES.length; i++) {
            if (cursor.named(NAME_BYTES[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The value of the header with that index; empty when the frame does not have it. */
    String value(int index) {
        return values[index];
    }
}
