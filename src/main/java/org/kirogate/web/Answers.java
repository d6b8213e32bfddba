package org.kirogate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kirogate.dialect.Dialect;
import org.kirogate.dialect.RenderedError;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Whole JSON answers and refusals in a dialect's own shape. Thread-safe. */
final class Answers {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    private Answers() {}

    /** The headers by which a dialect names the request's id. */
    static void name(HttpServletRequest request, HttpServletResponse response, Dialect dialect) {
        for (String header : dialect.requestIdHeaders()) {
            response.setHeader(header, RequestIds.of(request));
        }
    }

    /** Sends a JSON body. */
    static void json(HttpServletResponse response, int status, byte[] body) {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    /** Tells the caller what went wrong; returns the HTTP status that was sent. Nothing may have been sent before. */
    static int refuse(
            HttpServletRequest request, HttpServletResponse response, Dialect dialect, GatewayException failure) {
        RenderedError error = dialect.error(failure, RequestIds.of(request));
        error.headers().forEach(response::setHeader);
        if (failure.fault() == Fault.TOO_LARGE) {
            // What follows on this connection is the rest of the body, not a request.
            response.setHeader("connection", "close");
        }
        if (failure.fault() == Fault.UNSUPPORTED_ENCODING) {
            response.setHeader("accept-encoding", BodyCoding.READ); // RFC 9110, section 12.5.3
        }
        json(response, error.status(), error.body());
        return error.status();
    }

    /** What the caller may know of an unexpected exception; the rest goes to the log under the request's id. */
    static GatewayException internal(HttpServletRequest request, RuntimeException unexpected) {
        LOG.log(System.Logger.Level.ERROR, "Unexpected failure of " + RequestIds.of(request), unexpected);
        return new GatewayException(
                Fault.INTERNAL, "The gateway failed. Quote " + RequestIds.of(request) + " to its operator.",
                unexpected);
    }
}
