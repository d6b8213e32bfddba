package org.kirogate.simulator.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * One request and the ways to answer it, decent or rude. Used by the connection's thread only, but for {@link #left}.
 */
public final class WireExchange {

    private final WireRequest request;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private boolean started;
    private boolean open = true;

    WireExchange(WireRequest request, Socket socket, InputStream in, OutputStream out) {
        this.request = request;
        this.socket = socket;
        this.in = in;
        this.out = out;
    }

    /** What came. */
    public WireRequest request() {
        return request;
    }

    /** Whether a status line has been written. */
    boolean started() {
        return started;
    }

    /** Whether the connection may carry another request. */
    boolean reusable() {
        return open && !request.header("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    /**
     * Whether the peer has closed the connection while it is being answered. For another thread, which sees to it that the
     * answer does not end meanwhile: a peer says nothing before it has its answer.
     */
    public boolean left() {
        try {
            socket.setSoTimeout(1);
            in.mark(1);
            try {
                boolean left = in.read() < 0;
                in.reset();
                return left;
            } catch (SocketTimeoutException silent) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        } catch (IOException gone) {
            return true;
        }
    }

    /**
     * Sends a whole answer.
     *
     * @param headers sent besides {@code Content-Length}
     */
    public void respond(int status, Map<String, String> headers, byte[] body) throws IOException {
        StringBuilder head = head(status, headers).append("Content-Length: ").append(body.length).append("\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    /** Sends the head and returns the chunked body to fill. */
    public ChunkedStream stream(int status, Map<String, String> headers) throws IOException {
        StringBuilder head = head(status, headers).append("Transfer-Encoding: chunked\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        return new ChunkedStream(out);
    }

    private StringBuilder head(int status, Map<String, String> headers) {
        started = true;
        StringBuilder head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" \r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head;
    }

    /**
     * Says nothing more until the peer leaves, but not longer than that; then the connection is over.
     *
     * @param millis the longest silence, above 0
     */
    public void hang(int millis) throws IOException {
        open = false;
        socket.setSoTimeout(millis);
        try {
            while (in.read() >= 0) {
                socket.setSoTimeout(millis);
            }
        } catch (SocketTimeoutException enough) {
            socket.close();
        }
    }

    /** Ends the connection in the middle of the body, with an ordinary FIN. */
    public void cut() throws IOException {
        open = false;
        socket.close();
    }

    /** Ends the connection with a TCP reset. */
    public void reset() throws IOException {
        open = false;
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
