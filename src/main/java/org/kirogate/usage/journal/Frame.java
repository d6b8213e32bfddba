package org.kirogate.usage.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One entry as it lies in a file; numbers are big-endian.
 *
 * <pre>
 * 0        4        8         9      10          11   11+n
 * +--------+--------+---------+------+-----------+----+------+
 * | length | CRC32C | version | kind | n = id's  | id | body |
 * |        |        |    1    | 1, 2 | length    |    |      |
 * +--------+--------+---------+------+-----------+----+------+
 *                   |<---------------- length -------------->|
 * </pre>
 *
 * The checksum is over the length and everything behind the checksum.
 */
final class Frame {
    /** In front of what the length counts. */
    static final int HEAD = 8;
    /** Most that the length may say. */
    static final int MAX = 32 * 1024;

    private static final int FIXED = 3;
    private static final byte VERSION = 1;
    private static final byte BEGUN = 1;
    private static final byte ENDED = 2;
    private static final int CHECKED_HEAD = 4;

    private Frame() {}

    /** The bytes of an entry; throws IllegalArgumentException when id or body are too long. */
    static byte[] of(Entry.Kind kind, String id, byte[] body) {
        byte[] name = id.getBytes(StandardCharsets.US_ASCII);
        int length = FIXED + name.length + body.length;
        if (name.length == 0 || name.length > Entry.MAX_ID || length > MAX) {
            throw new IllegalArgumentException("An entry with an id of " + name.length + " bytes and " + body.length
                    + " bytes of content does not fit: at most " + Entry.MAX_ID + " and " + MAX + " in all");
        }
        ByteBuffer frame = ByteBuffer.allocate(HEAD + length);
        frame.putInt(length).putInt(0).put(VERSION).put(code(kind)).put((byte) name.length).put(name).put(body);
        frame.putInt(CHECKED_HEAD, checksum(frame.array(), 0, length));
        return frame.array();
    }

    /** The length that stands at a place of a buffer, 0 = none that could be. */
    static int length(byte[] bytes, int at) {
        int length = ByteBuffer.wrap(bytes).getInt(at);
        return length < FIXED || length > MAX ? 0 : length;
    }

    /** The entry whose bytes all lie in the buffer, empty when they are not what was written. */
    static Optional<Entry> read(byte[] bytes, int at, int length) {
        ByteBuffer frame = ByteBuffer.wrap(bytes, at, HEAD + length);
        int name = frame.get(at + HEAD + 2);
        if (frame.getInt(at + CHECKED_HEAD) != checksum(bytes, at, length)
                || frame.get(at + HEAD) != VERSION
                || name < 1
                || name > length - FIXED) {
            return Optional.empty();
        }
        int start = at + HEAD + FIXED;
        String id = new String(bytes, start, name, StandardCharsets.US_ASCII);
        byte[] body = Arrays.copyOfRange(bytes, start + name, at + HEAD + length);
        return switch (frame.get(at + HEAD + 1)) {
            case BEGUN -> Optional.of(new Entry(Entry.Kind.BEGUN, id, ByteBuffer.wrap(body)));
            case ENDED -> Optional.of(new Entry(Entry.Kind.ENDED, id, ByteBuffer.wrap(body)));
            default -> Optional.empty();
        };
    }

    private static byte code(Entry.Kind kind) {
        return switch (kind) {
            case BEGUN -> BEGUN;
            case ENDED -> ENDED;
        };
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, at, CHECKED_HEAD);
        crc.update(bytes, at + HEAD, length);
        return (int) crc.getValue();
    }
}
