package org.kirogate.upstream.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * One open connection with its read buffer. One thread at a time, except {@link #cut()}.
 *
 * <p>Timeouts are the socket's own (SO_TIMEOUT): a read that times out has taken no byte, with TLS too, because the JDK
 * keeps a record that has arrived by half. They are set on the raw socket and cutting closes the raw socket, since
 * closing a TLS socket first tries to write and could block behind another writer.
 */
final class Connection {

    private static final int BUFFER = 16 * 1024;

    private final Route route;
    private final Socket raw;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long received;
    private int timeoutMillis = -1;
    private long openedAt;
    private long idleSince;
    private boolean reused;

    /** The wire is the raw socket itself or the TLS socket on top of it. */
    Connection(Route route, Socket raw, Socket wire) throws IOException {
        this.route = route;
        this.raw = raw;
        this.in = wire.getInputStream();
        this.out = wire.getOutputStream();
    }

    Route route() {
        return route;
    }

    Socket raw() {
        return raw;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    /** Bytes that can be taken without reading from the socket. */
    int buffered() {
        return limit - position;
    }

    /** The next buffered byte, 0 to 255; the caller knows that there is one. */
    int take() {
        return buffer[position++] & 0xff;
    }

    /** Moves up to that many buffered bytes; returns how many. */
    int take(byte[] to, int offset, int length) {
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, to, offset, count);
        position += count;
        return count;
    }

    /** Reads into the empty buffer: how many bytes came, 0 when none until the deadline, -1 at the end. */
    int fill(Deadline deadline) throws IOException {
        int millis = deadline.millisLeft();
        if (millis == 0) {
            return 0;
        }
        limitWait(millis);
        position = 0;
        limit = 0;
        try {
            int count = in.read(buffer, 0, BUFFER);
            limit = Math.max(0, count);
            received += limit;
            return count;
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private void limitWait(int millis) throws IOException {
        if (millis != timeoutMillis) {
            raw.setSoTimeout(millis);
            timeoutMillis = millis;
        }
    }

    /** Bytes received since it was opened. */
    long received() {
        return received;
    }

    /**
     * Whether an idle connection looks usable. Bytes that nobody asked for make it unusable: they would be taken for
     * the answer to the next call.
     *
     * @param closely also looks for a close by the server, which costs a millisecond of waiting
     */
    boolean usable(boolean closely) {
        try {
            if (buffered() > 0 || in.available() > 0) {
                return false;
            }
            if (!closely) {
                return true;
            }
            limitWait(1);
            in.read(buffer, 0, 1);
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void opened(long millis) {
        openedAt = millis;
    }

    long openedAt() {
        return openedAt;
    }

    void idle(long millis) {
        idleSince = millis;
        reused = true;
    }

    long idleSince() {
        return idleSince;
    }

    /** Whether it has carried a call before this one. */
    boolean reused() {
        return reused;
    }

    /** Ends it at once; a thread that is blocked on it gets an exception. May be repeated. */
    void cut() {
        Watch.cut(raw);
    }
}
