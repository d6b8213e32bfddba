package org.kirogate.upstream.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One request.
 *
 * @param method         the method, such as {@code POST}
 * @param uri            an absolute http or https address with a host and without user info
 * @param headers        sent in this order; {@code content-length} and {@code transfer-encoding} are the door's own,
 *     {@code host} and {@code accept-encoding: identity} are added when not given; {@code connection: close} keeps the
 *     connection out of the pool
 * @param body           the body, empty for none; not copied, so leave it alone until the call is answered
 * @param headersTimeout how long the answer's head may take, more than 0
 * @param pulse          who is told while the head is waited for
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, byte[] body, Duration headersTimeout, Pulse pulse) {

    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "expect", "upgrade", "te");

    /**
     * Checks all parts and copies the headers.
     *
     * @throws IllegalArgumentException when a part is not fit to be sent, such as a line break in a header's value
     */
    public HttpCall {
        requireNonNull(body, "body");
        requireNonNull(pulse, "pulse");
        if (!HttpTokens.token(method)) {
            throw new IllegalArgumentException("the method is not a token as HTTP defines it, use one such as POST");
        }
        Route.of(uri);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        headers.forEach(HttpCall::checkHeader);
        if (headersTimeout.isNegative() || headersTimeout.isZero()) {
            throw new IllegalArgumentException("headersTimeout is " + headersTimeout + ", it must be more than 0");
        }
    }

    /** A call that nobody is told of while it waits. */
    public HttpCall(String method, URI uri, Map<String, String> headers, byte[] body, Duration headersTimeout) {
        this(method, uri, headers, body, headersTimeout, Pulse.NONE);
    }

    private static void checkHeader(String name, String value) {
        if (!HttpTokens.token(name)) {
            throw new IllegalArgumentException("a header's name is not a token as HTTP defines it");
        }
        if (OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("header " + name + " is set by the door, leave it out");
        }
        if (!HttpTokens.fieldValue(value)) {
            throw new IllegalArgumentException("the value of header " + name
                    + " has a line break, control character or one beyond Latin-1; remove it");
        }
    }

    /** The value of the header with that name in whatever case, empty when it is not given. */
    String header(String name) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return "";
    }

    /** Method and host only: the rest may hold secrets. */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + uri.getHost() + "]";
    }
}
