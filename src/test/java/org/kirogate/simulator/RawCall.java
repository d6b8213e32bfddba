package org.kirogate.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A call over a bare socket, for tests that look at chunks and at how a connection ends. */
final class RawCall implements AutoCloseable {

    private final Socket socket;
    private final InputStream in;

    RawCall(Simulator kiro) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), kiro.port());
        this.socket.setSoTimeout(20_000);
        this.in = socket.getInputStream();
    }

    void send(String bearer, Conversation conversation) throws IOException {
        byte[] body = conversation.json().toString().getBytes(StandardCharsets.UTF_8);
        head(bearer, body.length);
        write(body);
    }

    void head(String bearer, int length) throws IOException {
        write(("""
                POST / HTTP/1.1\r
                Host: 127.0.0.1\r
                Content-Type: application/x-amz-json-1.0\r
                X-Amz-Target: KiroRuntimeService.GenerateAssistantResponse\r
                Authorization: Bearer %s\r
                Content-Length: %d\r
                \r
                """.formatted(bearer, length)).getBytes(StandardCharsets.US_ASCII));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** One line without its end; empty at the end of the connection too. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** Status line and headers. */
    List<String> responseHead() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** The next chunk; empty for the last one. */
    byte[] chunk() throws IOException {
        int size = Integer.parseInt(line(), 16);
        byte[] bytes = in.readNBytes(size);
        line();
        return bytes;
    }

    List<byte[]> allChunks() throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
            chunks.add(chunk);
        }
        return chunks;
    }

    /** What comes after all: -1 when the peer closed. */
    int read() throws IOException {
        return in.read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
