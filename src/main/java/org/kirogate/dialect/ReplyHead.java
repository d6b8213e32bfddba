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
 * @param includeUsage see {@link DialectRequest#includeUsage()}
 * @param showThinking whether reasoning is shown to the caller
 */
public record ReplyHead(
        String id,
        String requestId,
        String model,
        Instant createdAt,
        int inputTokens,
        boolean includeUsage,
        boolean showThinking) {

    public ReplyHead {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(createdAt, "createdAt");
        if (inputTokens < 0) {
            throw new IllegalArgumentException("inputTokens must not be negative: " + inputTokens);
        }
    }

    /** The head of the answer to {@code request}. */
    public static ReplyHead of(
            DialectRequest request, String id, String requestId, Instant createdAt, int inputTokens) {
        return new ReplyHead(
                id,
                requestId,
                request.chat().model(),
                createdAt,
                inputTokens,
                request.includeUsage(),
                request.chat().thinking().shown());
    }
}
