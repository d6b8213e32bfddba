package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Reads a request body that may be no longer than a bound. Thread-safe. */
final class BodyReader {
    private static final int STEP = 16 * 1024;

    private BodyReader() {}

    /**
     * The whole body.
     *
     * @throws GatewayException TOO_LARGE as soon as more than {@code maxBytes} are announced or came; INVALID_REQUEST when
     *     the body stops before its end
     */
    static byte[] read(HttpServletRequest request, int maxBytes) {
        long announced = request.getContentLengthLong();
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        // An announced length is a promise, not memory: the buffer grows only with what really comes.
        try (InputStream in = request.getInputStream()) {
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
        } catch (IOException e) {
            throw new GatewayException(Fault.INVALID_REQUEST, "The request body stopped before its end.", e);
        }
    }

    private static GatewayException tooLarge(int maxBytes) {
        return new GatewayException(Fault.TOO_LARGE, "The request body is larger than " + maxBytes + " bytes.");
    }
}
