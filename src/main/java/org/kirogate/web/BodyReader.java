package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Reads a request body that may be no longer than a bound, before and after unpacking. Thread-safe. */
final class BodyReader {
    static final String STOPPED = "The request body stopped before its end.";

    private static final int STEP = 16 * 1024;

    private BodyReader() {}

    /**
     * The whole body, unpacked.
     *
     * @throws GatewayException TOO_LARGE as soon as more than {@code maxBytes} are announced, came, or came out of what
     *     came; INVALID_REQUEST when the body stops before its end or is not packed as it says; UNSUPPORTED_ENCODING
     */
    static byte[] read(HttpServletRequest request, int maxBytes) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        List<BodyCoding> codings = request.getHeader("content-encoding") == null
                ? List.of()
                : BodyCoding.named(request.getHeaders("content-encoding"));
        try (InputStream wire = request.getInputStream()) {
            if (codings.isEmpty()) {
                return drain(wire, announced, maxBytes);
            }
            try (InputStream unpacked = PackedBody.of(wire, codings, maxBytes)) {
                return drain(unpacked, -1, maxBytes);
            }
        } catch (IOException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, STOPPED, e);
        }
    }

    static GatewayException tooLarge(int maxBytes) {
        return new GatewayException(Fault.TOO_LARGE, "The request body is larger than " + maxBytes + " bytes.");
    }

    /** An announced length is a promise, not memory: the buffer grows only with what really comes. */
    private static byte[] drain(InputStream in, long announced, int maxBytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream((int) Math.max(512, Math.min(announced, STEP)));
        byte[] step = new byte[(int) Math.max(512, Math.min(announced < 0 ? STEP : announced + 1, STEP))];
        int read;
        while ((read = in.read(step)) >= 0) {
            if (body.size() + (long) read > maxBytes) {
                throw tooLarge(maxBytes);
            }
            body.write(step, 0, read);
        }
        return body.toByteArray();
    }
}
