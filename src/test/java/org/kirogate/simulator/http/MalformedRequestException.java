package org.kirogate.simulator.http;

import java.io.IOException;

/** What came is no HTTP/1.1 request, or one beyond the server's limits; the connection cannot go on. */
final class MalformedRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    MalformedRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
