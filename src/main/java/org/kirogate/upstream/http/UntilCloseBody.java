package org.kirogate.upstream.http;

import java.io.IOException;

/**
 * A body that ends with the connection. Whether all of it came cannot be told, with TLS neither, because the JDK takes
 * an end without a TLS close for a clean one: its reader needs an end mark of its own. One thread.
 */
final class UntilCloseBody implements Body {

    private final Connection connection;
    private boolean ended;

    UntilCloseBody(Connection connection) {
        this.connection = connection;
    }

    @Override
    public int read(byte[] to, int offset, int length, Deadline deadline) throws IOException {
        if (!ended && connection.buffered() == 0) {
            int count = connection.fill(deadline);
            if (count == 0) {
                return 0;
            }
            ended = count < 0;
        }
        return ended ? END : connection.take(to, offset, length);
    }

    @Override
    public boolean finished() {
        return ended;
    }
}
