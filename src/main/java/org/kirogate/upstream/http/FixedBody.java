package org.kirogate.upstream.http;

import java.io.IOException;

/** A body whose length was announced, 0 for none. One thread. */
final class FixedBody implements Body {

    private final Connection connection;
    private long remaining;

    FixedBody(Connection connection, long length) {
        this.connection = connection;
        this.remaining = length;
    }

    @Override
    public int read(byte[] to, int offset, int length, Deadline deadline) throws IOException {
        if (remaining == 0) {
            return END;
        }
        if (connection.buffered() == 0) {
            int count = connection.fill(deadline);
            if (count < 0) {
                throw HttpFailure.reset("the connection ended " + remaining + " bytes before the body did");
            }
            if (count == 0) {
                return 0;
            }
        }
        int count = connection.take(to, offset, (int) Math.min(length, remaining));
        remaining -= count;
        return count;
    }

    @Override
    public boolean finished() {
        return remaining == 0;
    }
}
