package org.kirogate.usage;

import java.time.Instant;
import java.util.Objects;

/**
 * One request as an export tells it: no prompt, no answer, no address.
 *
 * @param at           when it came
 * @param tokenId      0 = none was reached
 * @param model        the one served, else the one asked for
 * @param inputTokens  tokens, cached ones among them
 * @param firstTokenMs milliseconds, 0 = none came
 * @param durationMs   milliseconds
 */
public record SpentRequest(
        String requestId, Instant at, long keyId, long userId, boolean superKey, long tokenId, String dialect,
        String model,
        String outcome, int status, long inputTokens, long outputTokens, double credits, long firstTokenMs,
        long durationMs) {
    public SpentRequest {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(dialect, "dialect");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(outcome, "outcome");
    }
}
