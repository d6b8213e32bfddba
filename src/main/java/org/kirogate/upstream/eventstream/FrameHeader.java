package org.kirogate.upstream.eventstream;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Base64;

/**
 * One header of a frame, for the reader of an unknown frame.
 *
 * @param name the header's name as sent
 * @param type the wire type of its value
 * @param text the value as text: {@code true}, a decimal number, Base64 of bytes, the text itself, an ISO-8601 instant,
 *     a UUID
 */
public record FrameHeader(String name, HeaderType type, String text) {

    /** Checks that all parts are given. */
    public FrameHeader {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(text, "text");
    }

    static FrameHeader at(HeaderCursor cursor) {
        return new FrameHeader(cursor.name(), cursor.type(), render(cursor));
    }

    private static String render(HeaderCursor cursor) {
        byte[] bytes = cursor.bytes();
        int at = cursor.valueAt();
        return switch (cursor.type()) {
            case TRUE -> "true";
            case FALSE -> "false";
            case INT8 -> Byte.toString(bytes[at]);
            case INT16 -> Short.toString((short) BigEndian.u16(bytes, at));
            case INT32 -> Integer.toString(BigEndian.i32(bytes, at));
            case INT64 -> Long.toString(BigEndian.i64(bytes, at));
            case BYTES -> base64(bytes, at, cursor.valueLength());
            case TEXT -> cursor.text();
            case TIMESTAMP -> Instant.ofEpochMilli(BigEndian.i64(bytes, at)).toString();
            case UUID -> new java.util.UUID(BigEndian.i64(bytes, at), BigEndian.i64(bytes, at + 8)).toString();
        };
    }

    private static String base64(byte[] bytes, int at, int length) {
        byte[] value = new byte[length];
        System.arraycopy(bytes, at, value, 0, length);
        return Base64.getEncoder().encodeToString(value);
    }
}
