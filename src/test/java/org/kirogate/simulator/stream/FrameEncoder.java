package org.kirogate.simulator.stream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Turns frames into bytes (Kiro protocol, section 4.1). All integers are big-endian:
 *
 * <pre>
 *  0     4 total length N
 *  4     4 length H of the headers
 *  8     4 CRC-32 of bytes 0..7
 * 12     H headers: u8 name length, name, 7, u16 value length, value
 * 12+H     payload
 * N-4    4 CRC-32 of bytes 0..N-5
 * </pre>
 */
public final class FrameEncoder {

    private static final byte STRING = 7;
    private static final int AROUND = 16;

    private FrameEncoder() {
    }

    /** The bytes of that step, spoilt or cut as it says; none for a pause. */
    public static byte[] encode(Frame frame) {
        byte[] whole = switch (frame.kind()) {
            case EVENT -> message(frame, ":event-type", "event");
            case EXCEPTION -> message(frame, ":exception-type", "exception");
            case ERROR -> seal(errorHeaders(frame), new byte[0], frame.corrupt());
            case RAW -> HexFormat.of().parseHex(frame.name());
            case PAUSE -> new byte[0];
        };
        boolean cut = frame.keepBytes() >= 0 && frame.keepBytes() < whole.length;
        return cut ? Arrays.copyOf(whole, frame.keepBytes()) : whole;
    }

    private static byte[] message(Frame frame, String typeHeader, String messageType) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream(128);
        header(headers, typeHeader, frame.name());
        header(headers, ":content-type", "application/json");
        header(headers, ":message-type", messageType);
        return seal(headers.toByteArray(), frame.payload().getBytes(StandardCharsets.UTF_8), frame.corrupt());
    }

    private static byte[] errorHeaders(Frame frame) {
        ByteArrayOutputStream headers = new ByteArrayOutputStream(128);
        header(headers, ":error-code", frame.name());
        header(headers, ":error-message", frame.payload());
        header(headers, ":message-type", "error");
        return headers.toByteArray();
    }

    private static void header(ByteArrayOutputStream headers, String name, String value) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = value.getBytes(StandardCharsets.UTF_8);
        headers.write(nameBytes.length);
        headers.writeBytes(nameBytes);
        headers.write(STRING);
        headers.write(valueBytes.length >>> 8);
        headers.write(valueBytes.length);
        headers.writeBytes(valueBytes);
    }

    private static byte[] seal(byte[] headers, byte[] payload, Frame.Corrupt corrupt) {
        int total = headers.length + payload.length + AROUND;
        ByteBuffer frame = ByteBuffer.allocate(total);
        frame.putInt(total).putInt(headers.length);
        frame.putInt(spoil(crc(frame.array(), 8), corrupt == Frame.Corrupt.PRELUDE_CRC));
        frame.put(headers).put(payload);
        frame.putInt(spoil(crc(frame.array(), total - 4), corrupt == Frame.Corrupt.MESSAGE_CRC));
        return frame.array();
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    // The lowest byte is flipped: that is how the reference streams of the fixtures spoil a checksum.
    private static int spoil(int crc, boolean spoilt) {
        return spoilt ? crc ^ 0xff : crc;
    }
}
