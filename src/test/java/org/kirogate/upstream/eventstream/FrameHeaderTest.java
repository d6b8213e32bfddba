package org.kirogate.upstream.eventstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {

    private static byte[] i64(long value) {
        return ByteBuffer.allocate(8).putLong(value).array();
    }

    @Test
    void everyTypeOfHeaderIsRead() {
        byte[] uuid = ByteBuffer.allocate(16).putLong(0x0123456789abcdefL).putLong(0xfedcba9876543210L).array();
        byte[] frame = new FrameWriter()
                .header("t", 0, new byte[0])
                .header("f", 1, new byte[0])
                .header("i8", 2, new byte[] {-5})
                .header("i16", 3, new byte[] {(byte) 0xff, 0x00})
                .header("i32", 4, ByteBuffer.allocate(4).putInt(Integer.MIN_VALUE).array())
                .header("i64", 5, i64(Long.MIN_VALUE + 1))
                .header("bytes", 6, new byte[] {0, 3, 1, 2, 3})
                .text("text", "héllo")
                .header("time", 8, i64(1_000))
                .header("uuid", 9, uuid)
                .text(":event-type", "last")
                .frame(new byte[] {'!'});
        FrameDecoder decoder = new FrameDecoder();
        decoder.feed(frame, 0, frame.length);
        Frame read = decoder.next().orElseThrow();
        assertEquals(List.of(
                new FrameHeader("t", HeaderType.TRUE, "true"),
                new FrameHeader("f", HeaderType.FALSE, "false"),
                new FrameHeader("i8", HeaderType.INT8, "-5"),
                new FrameHeader("i16", HeaderType.INT16, "-256"),
                new FrameHeader("i32", HeaderType.INT32, "-2147483648"),
                new FrameHeader("i64", HeaderType.INT64, "-9223372036854775807"),
                new FrameHeader("bytes", HeaderType.BYTES, "AQID"),
                new FrameHeader("text", HeaderType.TEXT, "héllo"),
                new FrameHeader("time", HeaderType.TIMESTAMP, "1970-01-01T00:00:01Z"),
                new FrameHeader("uuid", HeaderType.UUID, "01234567-89ab-cdef-fedc-ba9876543210"),
                new FrameHeader(":event-type", HeaderType.TEXT, "last")), read.headers());
        assertEquals("last", read.eventType());
        assertEquals("!", read.payloadText());
    }
}
