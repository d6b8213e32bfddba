package org.kirogate.dialect;

import java.time.Instant;
import java.util.Objects;

/**
 * What an answer says about itself, known before the first event.
 *
 * @param id           the random part of the answer's id, {@code [A-Za-z0-9]}; the dialect puts its prefix in front
 * @param requestId    the id of the HTTP request
 * @param model        the model's name as the caller wrote it
 * @param createdAt    when the answer began
 * @param inputTokens  estimate of the request's input tokens, >= 0
 */
public record ReplyHead(String id, String requestId, String model, Instant createdAt, int inputTokens) {

    public ReplyHead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(createdAt, "createdAt");
        if (inputTokens < 0) {
            throw new IllegalArgumentException("inputTokens must not be negative: " + inputTokens);
        }
    }
}
