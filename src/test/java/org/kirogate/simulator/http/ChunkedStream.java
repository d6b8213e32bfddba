package org.kirogate.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A response body in HTTP/1.1 chunked coding: each write is one chunk, sent at once, so that a caller decides where
 * the borders fall. One thread. {@link #close()} ends the body properly; not calling it leaves it open.
 */
public final class ChunkedStream extends OutputStream {

    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

    private final OutputStream out;

    ChunkedStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return;
        }
        out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
        out.write(CRLF);
        out.write(bytes, offset, length);
        out.write(CRLF);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.write(LAST);
        out.flush();
    }
}
