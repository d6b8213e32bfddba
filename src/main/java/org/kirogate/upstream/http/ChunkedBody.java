package org.kirogate.upstream.http;

import java.io.IOException;

/**
 * A body in chunks (RFC 9112 section 7.1), read without allocation; extensions and trailers are skipped. One thread.
 *
 * <p>Bytes before a fault are handed out first and the fault follows at the next read, so that what a caller sees does
 * not depend on how the network cut the stream.
 */
final class ChunkedBody implements Body {

    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_SKIPPED = 64 * 1024;

    private enum State {
        SIZE, EXTENSION, SIZE_END, DATA, DATA_CR, DATA_LF, TRAILER, TRAILER_LINE, LAST_LF, DONE, BROKEN
    }

    private final Connection connection;
    private State state = State.SIZE;
    private long remaining;
    private int digits;
    private int skipped;

    ChunkedBody(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int read(byte[] to, int offset, int length, Deadline deadline) throws IOException {
        int copied = 0;
        while (copied < length) {
            if (state == State.DONE) {
                return copied > 0 ? copied : END;
            }
            if (state == State.BROKEN) {
                break;
            }
            if (connection.buffered() == 0) {
                if (copied > 0) {
                    return copied;
                }
                int count = connection.fill(deadline);
                if (count < 0) {
                    throw HttpFailure.reset("the connection ended before the last chunk of the body");
                }
                if (count == 0) {
                    return 0;
                }
            }
            copied += advance(to, offset + copied, length - copied);
        }
        if (copied == 0) {
            throw HttpFailure.protocol("the chunks of the body are not as HTTP/1.1 defines them");
        }
        return copied;
    }

    private int advance(byte[] to, int offset, int length) {
        if (state != State.DATA) {
            state = step(connection.take());
            return 0;
        }
        int count = connection.take(to, offset, (int) Math.min(length, remaining));
        remaining -= count;
        state = remaining == 0 ? State.DATA_CR : State.DATA;
        return count;
    }

    private State step(int c) {
        return switch (state) {
            case SIZE -> size(c);
            case EXTENSION -> skip(c, State.SIZE_END, State.EXTENSION);
            case SIZE_END -> c == '\n' ? begin() : State.BROKEN;
            case DATA_CR -> c == '\r' ? State.DATA_LF : State.BROKEN;
            case DATA_LF -> c == '\n' ? State.SIZE : State.BROKEN;
            case TRAILER -> c == '\r' ? State.LAST_LF : skip(c, State.BROKEN, State.TRAILER_LINE);
            case TRAILER_LINE -> c == '\n' ? State.TRAILER : skip(c, State.TRAILER_LINE, State.TRAILER_LINE);
            case LAST_LF -> c == '\n' ? State.DONE : State.BROKEN;
            case DATA, DONE, BROKEN -> throw new IllegalStateException("no step out of " + state);
        };
    }

    private State size(int c) {
        int digit = Character.digit(c, 16);
        if (digit >= 0 && c < 128) {
            remaining = remaining << 4 | digit;
            return ++digits > MAX_SIZE_DIGITS ? State.BROKEN : State.SIZE;
        }
        if (digits == 0) {
            return State.BROKEN;
        }
        if (c == '\r') {
            return State.SIZE_END;
        }
        return c == ';' || c == ' ' || c == '\t' ? State.EXTENSION : State.BROKEN;
    }

    private State skip(int c, State atReturn, State otherwise) {
        if (c == '\n' || ++skipped > MAX_SKIPPED) {
            return State.BROKEN;
        }
        return c == '\r' ? atReturn : otherwise;
    }

    private State begin() {
        digits = 0;
        skipped = 0;
        return remaining == 0 ? State.TRAILER : State.DATA;
    }

    @Override
    public boolean finished() {
        return state == State.DONE;
    }
}
