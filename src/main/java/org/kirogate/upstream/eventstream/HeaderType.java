package org.kirogate.upstream.eventstream;

/** The ten value types of a frame header, in the order of their wire codes 0 to 9 (Kiro protocol, section 4.1). */
public enum HeaderType {
    /** True, no bytes. */
    TRUE(0),
    /** False, no bytes. */
    FALSE(0),
    /** Signed 8-bit number. */
    INT8(1),
    /** Signed 16-bit number. */
    INT16(2),
    /** Signed 32-bit number. */
    INT32(4),
    /** Signed 64-bit number. */
    INT64(8),
    /** Bytes behind a 16-bit length. */
    BYTES(HeaderType.COUNTED),
    /** UTF-8 text behind a 16-bit length. */
    TEXT(HeaderType.COUNTED),
    /** Milliseconds since 1970 as a signed 64-bit number. */
    TIMESTAMP(8),
    /** A UUID of 16 bytes. */
    UUID(16);

    private static final int COUNTED = -1;
    private static final HeaderType[] BY_CODE = values();

    private final int width;

    HeaderType(int width) {
        this.width = width;
    }

    static HeaderType of(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new BrokenStreamException(BrokenStreamException.Kind.HEADER,
                    "header value type " + code + " is unknown, allowed are 0 to 9");
        }
        return BY_CODE[code];
    }

    /** Whether the value starts with its own length of two bytes. */
    boolean counted() {
        return width == COUNTED;
    }

    /** Bytes of a value that is not {@link #counted()}. */
    int width() {
        return width;
    }
}
