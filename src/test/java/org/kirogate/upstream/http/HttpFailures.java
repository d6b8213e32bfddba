package org.kirogate.upstream.http;

/** Makes failures of the HTTP door for tests of the rooms that are told of them. */
public final class HttpFailures {
    private HttpFailures() {}

    /** A failure of that kind after the request was sent. */
    public static HttpFailure of(HttpFailure.Kind kind) {
        return new HttpFailure(kind, true, "made for a test");
    }
}
