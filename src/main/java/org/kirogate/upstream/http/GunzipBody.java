package org.kirogate.upstream.http;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a gzip body (RFC 1952, several members allowed) that may arrive in pieces with pauses, which
 * {@code GZIPInputStream} cannot resume from. One thread.
 */
final class GunzipBody implements Body {

    private static final int TRAILER = 8;

    private enum State { HEADER, DATA, TRAILER }

    private final Body packed;
    private final Inflater inflater = new Inflater(true);
    private final GzipHeader header = new GzipHeader();
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[8 * 1024];
    private int position;
    private int limit;
    private State state = State.HEADER;
    private long trailer;
    private int trailerBytes;

    GunzipBody(Body packed) {
        this.packed = packed;
    }

    @Override
    public int read(byte[] to, int offset, int length, Deadline deadline) throws IOException {
        while (true) {
            if (state == State.DATA) {
                int count = inflate(to, offset, length);
                if (count > 0) {
                    return count;
                }
            }
            if (position == limit) {
                int count = packed.read(input, 0, input.length, deadline);
                if (count == 0) {
                    return 0;
                }
                if (count == END) {
                    return end();
                }
                position = 0;
                limit = count;
            }
            step();
        }
    }

    private int inflate(byte[] to, int offset, int length) throws HttpFailure {
        try {
            int count = inflater.inflate(to, offset, length);
            crc.update(to, offset, count);
            if (inflater.finished()) {
                position = limit - inflater.getRemaining();
                state = State.TRAILER;
            } else if (inflater.needsDictionary()) {
                throw HttpFailure.protocol("the gzip body needs a dictionary, which gzip does not know");
            }
            return count;
        } catch (DataFormatException e) {
            throw new HttpFailure(HttpFailure.Kind.PROTOCOL, true, "the gzip body is damaged", e);
        }
    }

    private void step() throws HttpFailure {
        switch (state) {
            case HEADER -> {
                if (header.accept(input[position++] & 0xff)) {
                    state = State.DATA;
                    feed();
                }
            }
            case DATA -> feed();
            case TRAILER -> takeTrailer(input[position++] & 0xffL);
        }
    }

    private void feed() {
        inflater.setInput(input, position, limit - position);
        position = limit;
    }

    private void takeTrailer(long c) throws HttpFailure {
        trailer |= c << 8 * trailerBytes;
        trailerBytes++;
        if (trailerBytes < TRAILER) {
            return;
        }
        long expected = crc.getValue() | inflater.getBytesWritten() << 32;
        if (trailer != expected) {
            throw HttpFailure.protocol("the checksum of the gzip body is wrong");
        }
        inflater.reset();
        crc.reset();
        header.restart();
        trailer = 0;
        trailerBytes = 0;
        state = State.HEADER;
    }

    private int end() throws HttpFailure {
        if (state == State.HEADER && header.untouched()) {
            return END;
        }
        throw HttpFailure.reset("the gzip body ended too early");
    }

    @Override
    public boolean finished() {
        return packed.finished();
    }

    @Override
    public void release() {
        inflater.end();
    }
}
