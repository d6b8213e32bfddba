package org.kirogate.upstream.eventstream;

/** Reads big-endian numbers; the caller has checked that the bytes are there. Thread-safe. */
final class BigEndian {

    private BigEndian() {
    }

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xff;
    }

    static int u16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static int i32(byte[] bytes, int at) {
        return u16(bytes, at) << 16 | u16(bytes, at + 2);
    }

    static long i64(byte[] bytes, int at) {
        return (long) i32(bytes, at) << 32 | i32(bytes, at + 4) & 0xffff_ffffL;
    }
}
