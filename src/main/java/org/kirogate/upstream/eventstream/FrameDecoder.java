package org.kirogate.upstream.eventstream;

import static org.kirogate.upstream.eventstream.BrokenStreamException.Kind.LENGTH;
import static org.kirogate.upstream.eventstream.BrokenStreamException.Kind.MESSAGE_CRC;
import static org.kirogate.upstream.eventstream.BrokenStreamException.Kind.PRELUDE_CRC;
import static org.kirogate.upstream.eventstream.BrokenStreamException.Kind.TRUNCATED;

import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Cuts an event stream that arrives in pieces of any size into frames (Kiro protocol, section 4.1). One thread, one
 * decoder a stream.
 *
 * <pre>
 * offset size
 * 0      4    total length N, 16 to 16 MiB + 16
 * 4      4    headers length H, at most 128 KiB and N - 16
 * 8      4    CRC-32 of bytes 0..7
 * 12     H    headers
 * 12+H   N-H-16  payload
 * N-4    4    CRC-32 of bytes 0..N-5
 * </pre>
 *
 * <p>Use: {@link #feed}, then {@link #next} until it comes back empty, and so on; {@link #end} when the body is over.
 * A damaged stream is never skipped over or resynchronised, because that would hide lost text: once broken, every
 * further {@link #next} and {@link #end} throws again.
 */
public final class FrameDecoder {

    /** The longest frame in bytes. */
    public static final int MAX_FRAME = 16 * 1024 * 1024 + 16;
    /** The longest header block in bytes. */
    public static final int MAX_HEADERS = 128 * 1024;

    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;
    private static final int USUAL_BUFFER = 16 * 1024;
    private static final int LARGE_BUFFER = 4 * USUAL_BUFFER;
    private static final int MAX_UNREAD = MAX_FRAME + 1024 * 1024;

    private final CRC32 crc = new CRC32();
    private final Labels labels = new Labels();
    private byte[] buffer = new byte[USUAL_BUFFER];
    private int start;
    private int end;
    /** Length of the frame at start, 0 until its prelude has been checked. */
    private int frameLength;
    /** What broke the stream, null while it is sound. */
    private BrokenStreamException broken;

    /**
     * Takes the next bytes of the stream; they are copied. Frames handed out before become invalid.
     *
     * @param bytes  the array that holds them
     * @param offset where they start
     * @param length how many, 0 or more
     * @throws IllegalStateException when more than the longest frame and 1 MiB lies unread: pull with {@link #next}
     */
    public void feed(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (broken != null) {
            return;
        }
        makeRoom(length);
        System.arraycopy(bytes, offset, buffer, end, length);
        end += length;
    }

    private void makeRoom(int length) {
        int unread = end - start;
        if (length > MAX_UNREAD - unread) {
            throw new IllegalStateException((unread + (long) length) + " bytes lie unread, allowed are " + MAX_UNREAD
                    + "; call next() until it is empty before feeding more");
        }
        int needed = unread + length;
        if (unread == 0 && buffer.length > LARGE_BUFFER && needed <= USUAL_BUFFER) {
            buffer = new byte[USUAL_BUFFER];
            start = 0;
            end = 0;
        } else if (needed > buffer.length) {
            byte[] larger = new byte[Math.max(needed, Math.min(2 * buffer.length, MAX_UNREAD))];
            moveTo(larger);
        } else if (length > buffer.length - end || unread == 0) {
            moveTo(buffer);
        }
    }

    private void moveTo(byte[] target) {
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        end -= start;
        start = 0;
    }

    /**
     * The next whole frame. The frame before it becomes invalid.
     *
     * @return empty when more bytes are needed
     * @throws BrokenStreamException when the stream is damaged here, or was before
     */
    public Optional<Frame> next() {
        refuseBroken();
        try {
            return frame();
        } catch (BrokenStreamException e) {
            fail(e);
            throw e;
        }
    }

    private Optional<Frame> frame() {
        if (frameLength == 0) {
            if (end - start < PRELUDE) {
                return Optional.empty();
            }
            frameLength = checkedLength();
        }
        if (end - start < frameLength) {
            return Optional.empty();
        }
        checkMessage();
        int headersOffset = start + PRELUDE;
        int headersLength = BigEndian.i32(buffer, start + 4);
        labels.read(buffer, headersOffset, headersLength);
        int payloadLength = frameLength - PRELUDE - CHECKSUM - headersLength;
        Frame frame = new Frame(buffer, headersOffset, headersOffset + headersLength, payloadLength, labels);
        start += frameLength;
        frameLength = 0;
        return Optional.of(frame);
    }

    private int checkedLength() {
        if (checksum(start, 8) != BigEndian.i32(buffer, start + 8)) {
            throw new BrokenStreamException(PRELUDE_CRC, "the checksum of a frame's lengths is wrong");
        }
        int total = BigEndian.i32(buffer, start);
        if (total < PRELUDE + CHECKSUM || total > MAX_FRAME) {
            throw new BrokenStreamException(LENGTH, "a frame of " + Integer.toUnsignedString(total)
                    + " bytes, allowed are " + (PRELUDE + CHECKSUM) + " to " + MAX_FRAME);
        }
        int headers = BigEndian.i32(buffer, start + 4);
        int allowed = Math.min(MAX_HEADERS, total - PRELUDE - CHECKSUM);
        if (headers < 0 || headers > allowed) {
            throw new BrokenStreamException(LENGTH, Integer.toUnsignedString(headers)
                    + " bytes of headers in a frame of " + total + ", allowed are 0 to " + allowed);
        }
        return total;
    }

    private void checkMessage() {
        int body = frameLength - CHECKSUM;
        if (checksum(start, body) != BigEndian.i32(buffer, start + body)) {
            throw new BrokenStreamException(MESSAGE_CRC, "the checksum of a frame of " + frameLength
                    + " bytes is wrong");
        }
    }

    private int checksum(int offset, int length) {
        crc.reset();
        crc.update(buffer, offset, length);
        return (int) crc.getValue();
    }

    /**
     * Says that the stream is over; call it after {@link #next} came back empty.
     *
     * @throws BrokenStreamException TRUNCATED when the stream ended inside a frame, or what broke it before
     */
    public void end() {
        refuseBroken();
        if (end > start) {
            BrokenStreamException e = new BrokenStreamException(TRUNCATED,
                    "the stream ended " + (end - start) + " bytes into a frame");
            fail(e);
            throw e;
        }
    }

    private void refuseBroken() {
        if (broken != null) {
            throw new BrokenStreamException(broken.kind(), broken.getMessage());
        }
    }

    private void fail(BrokenStreamException e) {
        broken = e;
        buffer = new byte[0];
        start = 0;
        end = 0;
    }
}
