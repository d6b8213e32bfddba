package org.kirogate.page;

import java.util.Objects;

/** What the page for something that failed shows: the reason in words, and the request's id to quote. */
public record Failure(String message, String requestId) {
    public Failure {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(requestId, "requestId");
    }
}
