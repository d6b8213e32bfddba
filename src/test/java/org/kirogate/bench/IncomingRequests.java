package org.kirogate.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The requests of one keep-alive connection, one after the other; bodies are read and forgotten. For one thread. */
final class IncomingRequests {

    private static final String LENGTH = "\r\ncontent-length:";

    private final InputStream in;
    private final byte[] buffer;
    private int filled;
    private String head = "";

    IncomingRequests(InputStream in, int largest) {
        this.in = in;
        this.buffer = new byte[largest];
    }

    /**
     * Reads the next request to its end.
     *
     * @return false when the peer has closed the connection between two requests
     * @throws EOFException the peer closed it in the middle of one
     */
    boolean next() throws IOException {
        int end = headEnd(0);
        while (end < 0) {
            int looked = filled;
            if (!fill()) {
                if (filled == 0) {
                    return false;
                }
                throw new EOFException("in the middle of a head");
            }
            end = headEnd(looked);
        }
        head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
        int whole = end + contentLength(head);
        while (filled < whole) {
            if (!fill()) {
                throw new EOFException("in the middle of a body");
            }
        }
        System.arraycopy(buffer, whole, buffer, 0, filled - whole);
        filled -= whole;
        return true;
    }

    /** Where the head that ends after {@code from} ends, or -1. */
    private int headEnd(int from) {
        for (int at = Math.max(3, from); at < filled; at++) {
            if (buffer[at] == '\n' && buffer[at - 1] == '\r' && buffer[at - 2] == '\n' && buffer[at - 3] == '\r') {
                return at + 1;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        int got = in.read(buffer, filled, buffer.length - filled);
        if (got == 0) {
            throw new IOException("A request larger than " + buffer.length + " bytes");
        }
        filled += Math.max(0, got);
        return got > 0;
    }

    private static int contentLength(String head) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(lower.substring(from, lower.indexOf("\r\n", from)).strip());
    }

    /** The request line and the headers of the request read last, with the empty line. */
    String head() {
        return head;
    }
}
