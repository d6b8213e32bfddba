package org.kirogate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import org.kirogate.dialect.Utf8Buffer;

/** Writes an event stream: what was rendered together leaves together, in one flush. One request, one thread. */
final class SseWriter {
    private final HttpServletResponse response;
    private final OutputStream out;

    /** Sends nothing yet; the head goes out with the first bytes. */
    SseWriter(HttpServletResponse response) throws IOException {
        this.response = response;
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream;charset=utf-8");
        response.setHeader("cache-control", "no-cache");
        // Asks nginx not to collect the stream before passing it on.
        response.setHeader("x-accel-buffering", "no");
        this.out = response.getOutputStream();
    }

    /**
     * Sends what the buffer holds and clears it.
     *
     * @throws ClientGoneException when the client no longer takes it
     */
    void send(Utf8Buffer buffer) {
        try {
            buffer.writeTo(out);
            buffer.clear();
            response.flushBuffer();
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
