package org.kirogate.golden;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An answer read byte by byte from its connection: a client library may throw away the last bytes before a dropped connection.
 *
 * @param status  the code
 * @param headers by lower-case name
 * @param body    without the framing of chunks
 * @param whole   whether it was ended in order
 */
record WireAnswer(int status, Map<String, String> headers, String body, boolean whole) {
    private static final int PATIENCE_MS = 20_000;

    WireAnswer {
        headers = Map.copyOf(headers);
    }

    /** Posts a JSON body with a key on a connection of its own. */
    static WireAnswer post(int port, String path, String key, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            String head = "POST " + path + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\nauthorization: Bearer " + key
                    + "\r\ncontent-type: application/json\r\ncontent-length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            return read(untilItsEnd(socket));
        }
    }

    private static byte[] untilItsEnd(Socket socket) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            byte[] step = new byte[8192];
            int read;
            while ((read = socket.getInputStream().read(step)) >= 0) {
                all.write(step, 0, read);
            }
        } catch (IOException e) {
            // A reset is one of the ends that are looked for; what came before it counts.
        }
        return all.toByteArray();
    }

    private static WireAnswer read(byte[] bytes) {
        // One character a byte, so that lengths are lengths.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), lines[i].substring(colon + 1).strip());
        }
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        String rest = text.substring(end + 4);
        if (!headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            boolean whole = rest.length() == Integer.parseInt(headers.getOrDefault("content-length", "-1"));
            return new WireAnswer(status, headers, utf8(rest), whole);
        }
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (at < rest.length()) {
            int line = rest.indexOf("\r\n", at);
            int size = Integer.parseInt(rest.substring(at, line), 16);
            if (size == 0) {
                return new WireAnswer(status, headers, utf8(body.toString()), true);
            }
            body.append(rest, line + 2, line + 2 + size);
            at = line + 2 + size + 2;
        }
        return new WireAnswer(status, headers, utf8(body.toString()), false);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
