package org.kirogate.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.kirogate.simulator.pace.Hold;

/** Reads requests from one connection. Used by that connection's thread only. */
final class RequestReader {

    static final int MAX_BODY = 64 * 1024 * 1024;
    private static final int MAX_LINE = 64 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private final int bodyBlock;
    private final Hold beforeBlock;

    /**
     * @param bodyBlock   bytes of a body taken at a time
     * @param beforeBlock passed before each block: the slow-reader knob
     */
    RequestReader(InputStream in, OutputStream out, int bodyBlock, Hold beforeBlock) {
        this.in = in;
        this.out = out;
        this.bodyBlock = bodyBlock;
        this.beforeBlock = beforeBlock;
    }

    /** The next request, or empty when the peer closed between two requests. */
    Optional<WireRequest> read() throws IOException, InterruptedException {
        String start = line(true);
        if (start.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = start.split(" ");
        if (parts.length != 3 || !parts[2].startsWith("HTTP/1.")) {
            throw new MalformedRequestException(400, "Not an HTTP/1.1 request line");
        }
        Map<String, String> headers = headers();
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        byte[] body = body(headers);
        int question = parts[1].indexOf('?');
        String path = question < 0 ? parts[1] : parts[1].substring(0, question);
        return Optional.of(new WireRequest(parts[0], path, query(parts[1], question), headers, body));
    }

    private static Map<String, String> query(String target, int question) throws MalformedRequestException {
        try {
            return FormText.parse(question < 0 ? "" : target.substring(question + 1));
        } catch (IllegalArgumentException broken) {
            throw new MalformedRequestException(400, "Broken percent escape in the query");
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(false); !line.isEmpty(); line = line(false)) {
            int colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MAX_HEADERS) {
                throw new MalformedRequestException(400, "Broken header line or more than " + MAX_HEADERS);
            }
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException, InterruptedException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunkedBody();
        }
        int length = number(headers.getOrDefault("content-length", "0"), 10);
        ByteArrayOutputStream body = new ByteArrayOutputStream(length);
        copy(length, body);
        return body.toByteArray();
    }

    private byte[] chunkedBody() throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (body.size() + size > MAX_BODY) {
                throw new MalformedRequestException(413, "Body over " + MAX_BODY + " bytes");
            }
            copy(size, body);
            line(false);
        }
        headers();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        String line = line(false);
        int semicolon = line.indexOf(';');
        return number(semicolon < 0 ? line.strip() : line.substring(0, semicolon).strip(), 16);
    }

    private void copy(int length, OutputStream target) throws IOException, InterruptedException {
        int left = length;
        while (left > 0) {
            beforeBlock.await();
            byte[] block = in.readNBytes(Math.min(left, bodyBlock));
            if (block.length == 0) {
                throw new EOFException("The request body ended " + left + " bytes early");
            }
            target.write(block);
            left -= block.length;
        }
    }

    private static int number(String text, int radix) throws MalformedRequestException {
        try {
            int value = Integer.parseInt(text, radix);
            if (value >= 0 && value <= MAX_BODY) {
                return value;
            }
        } catch (NumberFormatException wrong) {
            throw new MalformedRequestException(400, "Not a length: " + text.length() + " characters");
        }
        throw new MalformedRequestException(413, "Body over " + MAX_BODY + " bytes");
    }

    private String line(boolean atStart) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0 && atStart && line.size() == 0) {
                return "";
            }
            if (octet < 0 || line.size() == MAX_LINE) {
                throw new EOFException("The request head is cut or longer than " + MAX_LINE + " bytes");
            }
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
