package org.kirogate.upstream.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Writes requests (RFC 9112 section 3). Thread-safe. */
final class RequestWriter {

    /** Up to here the body travels in the same write as the head; copying more costs more than a second write. */
    private static final int TOGETHER = 64 * 1024;

    /** What fits the send buffer of an idle socket cannot block and needs no guard. */
    private static final int CANNOT_BLOCK = 16 * 1024;

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final Connector connector;
    private final Watch watch;

    RequestWriter(Connector connector, Watch watch) {
        this.connector = connector;
        this.watch = watch;
    }

    void write(Connection connection, HttpCall call, Deadline deadline) throws IOException {
        byte[] head = head(connection.route(), call);
        byte[] body = call.body();
        int together = Math.min(body.length, TOGETHER);
        byte[] first = Arrays.copyOf(head, head.length + together);
        System.arraycopy(body, 0, first, head.length, together);
        if (head.length + body.length <= CANNOT_BLOCK) {
            connection.write(first, 0, first.length);
            return;
        }
        Watch.Guard guard = watch.start(connection.raw(), deadline);
        try {
            connection.write(first, 0, first.length);
            connection.write(body, together, body.length - together);
        } catch (IOException e) {
            throw guard.fired() ? new HttpFailure(HttpFailure.Kind.TIMEOUT, true,
                    "the server did not take the request within " + call.headersTimeout(), e) : e;
        } finally {
            guard.end();
        }
    }

    private byte[] head(Route route, HttpCall call) {
        StringBuilder head = new StringBuilder(512).append(call.method()).append(' ')
                .append(connector.targetPrefix(route));
        appendTarget(head, call);
        head.append(" HTTP/1.1\r\n");
        if (call.header("host").isEmpty()) {
            head.append("Host: ").append(route.hostHeader()).append("\r\n");
        }
        connector.addHeaders(route, head);
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
        }
        if (call.header("accept-encoding").isEmpty()) {
            head.append("Accept-Encoding: identity\r\n");
        }
        if (call.body().length > 0 || WITH_BODY.contains(call.method())) {
            head.append("Content-Length: ").append(call.body().length).append("\r\n");
        }
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    private static void appendTarget(StringBuilder head, HttpCall call) {
        String path = call.uri().getRawPath();
        head.append(path.isEmpty() ? "/" : path);
        if (call.uri().getRawQuery() != null) {
            head.append('?').append(call.uri().getRawQuery());
        }
    }
}
