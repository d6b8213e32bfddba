package org.kirogate.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection to the gateway, written and read by hand: for clients that do not behave. */
final class RawClient implements AutoCloseable {
    private static final int SECONDS = 20;
    private final Socket socket = new Socket();
    private final InputStream in;

    /** Connects; {@code receiveBuffer} in bytes, 0 = the system's. */
    RawClient(int port, int receiveBuffer) throws IOException {
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(SECONDS * 1000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new BufferedInputStream(socket.getInputStream(), 1);
    }

    /** The head of a POST with that many bytes to follow. */
    static String head(String path, String key, int length, String... more) {
        StringBuilder head = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer "
                + key + "\r\ncontent-type: application/json\r\ncontent-length: " + length + "\r\n");
        for (String line : more) {
            head.append(line).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** Sends a whole request. */
    RawClient post(String path, String key, String body, String... more) throws IOException {
        return send(head(path, key, body.getBytes(StandardCharsets.UTF_8).length, more) + body);
    }

    RawClient send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Says that nothing more will be sent. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** What comes until this text was read, which must come. */
    String readUntil(String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new AssertionError("The connection ended with " + read);
            }
            read.append((char) next);
        }
        return read.toString();
    }

    /** The next answer: its head, and its body as the head announces it unless the method was one without. */
    RawAnswer answer(boolean withBody) throws IOException {
        String head = readUntil("\r\n\r\n");
        RawAnswer answer = RawAnswer.of(head);
        if (!withBody || answer.status() == 204) {
            return answer;
        }
        if (answer.header("transfer-encoding").equals("chunked")) {
            return answer.with(chunks());
        }
        return answer.with(new String(
                in.readNBytes(Integer.parseInt(answer.header("content-length"))), StandardCharsets.UTF_8));
    }

    private String chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readUntil("\r\n").strip(), 16);
            body.write(in.readNBytes(size));
            readUntil("\r\n");
            if (size == 0) {
                return body.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /** Everything until the connection ends. */
    String readAll() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
