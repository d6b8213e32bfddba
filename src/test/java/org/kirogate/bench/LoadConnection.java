package org.kirogate.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive connection of a client that costs little: it writes a request made beforehand and reads the chunks of
 * the answer to their end. It connects anew when the server has said that it closes. For one thread.
 */
final class LoadConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int LARGEST_BODY = 256 * 1024;

    private final int port;
    private final byte[] buffer = new byte[64 * 1024];
    private final byte[] body = new byte[LARGEST_BODY];
    private Socket socket;
    private InputStream in;
    private int from;
    private int to;
    private int length;

    LoadConnection(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
        from = 0;
        to = 0;
    }

    /**
     * Sends the request and reads the answer.
     *
     * @return the length of the answer's body, the chunks taken away; {@link #body()} holds it
     * @throws IOException the connection broke, or the answer is none of status 200 in chunks
     */
    int exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String head = head();
        if (!head.startsWith("http/1.1 200") || !head.contains("transfer-encoding: chunked")) {
            throw new IOException("Not the streamed answer that was asked for:\n" + head + rest());
        }
        length = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            take(size);
            line();
        }
        line();
        if (head.contains("connection: close")) {
            socket.close();
            connect();
        }
        return length;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line.toLowerCase(Locale.ROOT)).append('\n');
        }
        return head.toString();
    }

    /** What of a refusal's body has come, for the message. */
    private String rest() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = read(); next != '\n'; next = read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private int chunkSize() throws IOException {
        int size = 0;
        for (int next = read(); next != '\n'; next = read()) {
            if (next != '\r') {
                size = size * 16 + Character.digit(next, 16);
            }
        }
        return size;
    }

    private int read() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xff;
    }

    private void fill() throws IOException {
        int got = in.read(buffer, 0, buffer.length);
        if (got < 0) {
            throw new EOFException("The server closed in the middle of an answer, " + length + " bytes of it had come");
        }
        from = 0;
        to = got;
    }

    private void take(int size) throws IOException {
        int left = size;
        while (left > 0) {
            if (from == to) {
                fill();
            }
            int now = Math.min(left, to - from);
            System.arraycopy(buffer, from, body, length, now);
            from += now;
            length += now;
            left -= now;
        }
    }

    /** The body of the answer read last, in the first bytes of an array that the next answer overwrites. */
    byte[] body() {
        return body;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
