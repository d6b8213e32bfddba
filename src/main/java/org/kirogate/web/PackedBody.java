package org.kirogate.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * One layer of a compressed request body, the bytes on the wire being the lowest. Each is bounded for itself: what a
 * few bytes swell to between two layers costs time even when the innermost is small. Its failures are the caller's. One
 * thread.
 */
final class PackedBody extends InputStream {

    /** Undoes one coding. */
    private interface Opening {
        InputStream open(InputStream packed) throws IOException;
    }

    private final InputStream packed;
    private final Opening opening;
    private final int maxBytes;
    private final String complaint;
    /** What is inside {@link #packed}, once it was read from. */
    private InputStream inside;
    private long count;

    private PackedBody(InputStream packed, Opening opening, int maxBytes, String complaint) {
        this.packed = packed;
        this.opening = opening;
        this.maxBytes = maxBytes;
        this.complaint = complaint;
    }

    /**
     * What is inside all codings. Reading throws GatewayException: INVALID_REQUEST for broken data, naming the coding,
     * and TOO_LARGE.
     *
     * @param codings in the order in which they were applied
     */
    static InputStream of(InputStream wire, List<BodyCoding> codings, int maxBytes) {
        InputStream layer = new PackedBody(wire, came -> came, maxBytes, BodyReader.STOPPED);
        for (int i = codings.size() - 1; i >= 0; i--) {
            BodyCoding coding = codings.get(i);
            layer = new PackedBody(layer, coding::open, maxBytes,
                    "content-encoding: the request body is no sound " + coding.label() + " data.");
        }
        return layer;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        int read;
        try {
            if (inside == null) {
                inside = opening.open(packed);
            }
            read = inside.read(into, from, length);
        } catch (IOException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, complaint, e);
        }
        count += Math.max(0, read);
        if (count > maxBytes) {
            throw BodyReader.tooLarge(maxBytes);
        }
        return read;
    }

    /** "Ask and see": the JDK's gzip stream takes 0 for the end and would leave out members still on their way. */
    @Override
    public int available() {
        return 1;
    }

    @Override
    public void close() throws IOException {
        if (inside == null) {
            packed.close();
        } else {
            inside.close();
        }
    }
}
