package org.kirogate.upstream.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** Writes frames for tests, right or with lengths that lie. One thread. */
final class FrameWriter {

    private final ByteArrayOutputStream headers = new ByteArrayOutputStream();

    static byte[] event(String type, String payload) {
        return new FrameWriter().text(":event-type", type).text(":content-type", "application/json")
                .text(":message-type", "event").frame(payload.getBytes(UTF_8));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    FrameWriter text(String name, String value) {
        byte[] bytes = value.getBytes(UTF_8);
        ByteBuffer counted = ByteBuffer.allocate(2 + bytes.length).putShort((short) bytes.length).put(bytes);
        return header(name, 7, counted.array());
    }

    FrameWriter header(String name, int type, byte[] value) {
        byte[] bytes = name.getBytes(UTF_8);
        headers.write(bytes.length);
        headers.writeBytes(bytes);
        headers.write(type);
        headers.writeBytes(value);
        return this;
    }

    FrameWriter raw(int... bytes) {
        for (int b : bytes) {
            headers.write(b);
        }
        return this;
    }

    byte[] frame(byte[] payload) {
        return frame(16 + headers.size() + payload.length, headers.size(), payload);
    }

    /** A frame whose two lengths are as told, with right checksums over them. */
    byte[] frame(int total, int headersLength, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(16 + headers.size() + payload.length);
        out.putInt(total).putInt(headersLength);
        out.putInt(crc(out)).put(headers.toByteArray()).put(payload);
        out.putInt(crc(out));
        return out.array();
    }

    private static int crc(ByteBuffer written) {
        CRC32 crc = new CRC32();
        crc.update(written.array(), 0, written.position());
        return (int) crc.getValue();
    }
}
