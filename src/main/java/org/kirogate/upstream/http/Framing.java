package org.kirogate.upstream.http;

import java.util.List;
import java.util.Locale;

/** Decides how long a body is and whether the connection lives on (RFC 9112 sections 6.3 and 9.3). Thread-safe. */
final class Framing {

    private static final int MAX_LENGTH_DIGITS = 18;

    private Framing() {
    }

    static Body body(HttpCall call, ResponseHead head, Connection connection) throws HttpFailure {
        long length = contentLength(head.list("content-length"));
        List<String> codings = head.list("transfer-encoding");
        if (call.method().equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new FixedBody(connection, 0);
        }
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw HttpFailure.protocol("the answer's transfer-encoding is not just 'chunked'");
            }
            return new ChunkedBody(connection);
        }
        return length < 0 ? new UntilCloseBody(connection) : new FixedBody(connection, length);
    }

    /** The length, -1 when none is given; the same one may be repeated, two that differ split the answer. */
    private static long contentLength(List<String> values) throws HttpFailure {
        long length = -1;
        for (String value : values) {
            if (value.isEmpty() || value.length() > MAX_LENGTH_DIGITS || !digits(value)) {
                throw HttpFailure.protocol("the answer's content-length is not a number of at most 18 digits");
            }
            long next = Long.parseLong(value);
            if (length >= 0 && next != length) {
                throw HttpFailure.protocol("the answer gives two lengths that differ");
            }
            length = next;
        }
        return length;
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The body with its content coding undone; one that was not asked for is refused when it is read. */
    static Body decoded(ResponseHead head, Body body) {
        List<String> codings = head.list("content-encoding");
        String coding = codings.isEmpty() ? "identity" : String.join(",", codings).toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "identity", "" -> body;
            case "gzip", "x-gzip" -> new GunzipBody(body);
            default -> new UnreadableBody();
        };
    }

    /** Whether another answer may follow on the connection once the body has been read to its end. */
    static boolean reusable(HttpCall call, ResponseHead head, Body body) {
        if (body instanceof UntilCloseBody || closes(call)) {
            return false;
        }
        boolean ambiguous = body instanceof ChunkedBody
                && (!head.list("content-length").isEmpty() || !head.keepsAliveByDefault());
        List<String> connection = head.list("connection");
        boolean kept = head.keepsAliveByDefault() || has(connection, "keep-alive");
        return kept && !ambiguous && !has(connection, "close");
    }

    private static boolean closes(HttpCall call) {
        return call.header("connection").toLowerCase(Locale.ROOT).contains("close");
    }

    private static boolean has(List<String> values, String wanted) {
        for (String value : values) {
            if (value.equalsIgnoreCase(wanted)) {
                return true;
            }
        }
        return false;
    }
}
