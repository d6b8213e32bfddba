package org.kirogate.soak;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A program's connection to the gateway, kept as long as both sides want. What came of an answer is handed over also
 * when the connection ended early: OpenAI's clients know a failed stream by that, and the JDK's client now and then
 * drops what came before. One thread.
 */
public final class Caller implements AutoCloseable {
    private static final int LONGEST_SILENCE_MS = 90_000;
    private static final int LOOK_MS = 5;

    private final int port;
    private Socket socket;
    private InputStream in;

    /** @param port of the gateway, on loopback */
    public Caller(int port) {
        this.port = port;
    }

    /**
     * What came of a request.
     *
     * @param headers by their names in lower case
     * @param whole   whether it came to its end
     */
    public record Answer(int status, Map<String, String> headers, String body, boolean whole) {

        /** A header, empty when it is not there. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String retryAfter() {
            return header("retry-after");
        }
    }

    /**
     * Asks and waits for the end of the answer.
     *
     * @param leaves whether to hang up inside a good answer
     * @throws IOException when there is no answer at all
     */
    public Answer post(String path, String key, String body, boolean leaves) throws IOException {
        ask(path, key, "", body);
        return answer(leaves);
    }

    /**
     * Asks; what comes of it is for {@link #answer}.
     *
     * @param address whose request it is, for a gateway that believes its neighbours; empty = one's own
     */
    public void ask(String path, String key, String address, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        connect();
        String head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                + (address.isEmpty() ? "" : "X-Forwarded-For: " + address + "\r\n")
                + "Authorization: Bearer " + key + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(content);
        try {
            socket.getOutputStream().write(request.toByteArray());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /**
     * Hangs up as soon as it is {@code time}, unless an answer begins before.
     *
     * @return whether it did; no = there is an answer to be read
     * @throws IOException when the connection ended before
     */
    public boolean hangUp(BooleanSupplier time) throws IOException {
        socket.setSoTimeout(LOOK_MS);
        try {
            while (!time.getAsBoolean()) {
                if (begins()) {
                    socket.setSoTimeout(LONGEST_SILENCE_MS);
                    return false;
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
        close();
        return true;
    }

    private boolean begins() throws IOException {
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /**
     * Waits for the end of the answer to what was asked.
     *
     * @param leaves whether to hang up inside a good answer
     * @throws IOException when there is no answer at all
     */
    public Answer answer(boolean leaves) throws IOException {
        try {
            return read(leaves);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_SILENCE_MS);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    private Answer read(boolean leaves) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean whole = false;
        boolean chunked = headers.containsKey("transfer-encoding");
        try {
            int left = chunked ? chunk() : Integer.parseInt(headers.getOrDefault("content-length", "0"));
            while (left > 0 && !(leaves && status == 200)) {
                body.writeBytes(exactly(left));
                left = chunked ? nextChunk() : 0;
            }
            whole = left == 0;
            if (!whole || "close".equalsIgnoreCase(headers.get("connection"))) {
                close();
            } else if (chunked) {
                line();
            }
        } catch (IOException early) {
            close();
        }
        return new Answer(status, headers, body.toString(StandardCharsets.UTF_8), whole);
    }

    private int nextChunk() throws IOException {
        line();
        return chunk();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the connection ended inside a piece");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended inside a line");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
