package org.kirogate.usage;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.chat.TokenCounts;

/**
 * What one request was and cost. No prompt, no answer.
 *
 * @param requestId    the id the caller was told; unique
 * @param at           when it came
 * @param who          whose it was
 * @param route        how it came and what answered it
 * @param outcome      how it ended
 * @param status       HTTP status sent
 * @param errorClass   the fault told to the caller in lower case, or empty
 * @param counts       tokens and credits, all zero when nothing was used
 * @param firstTokenMs milliseconds to the first piece of the answer, 0 = none came
 * @param durationMs   milliseconds to the end
 * @param receipt      how it found its tokens, a JSON object without prompt or answer; empty = none is kept
 */
public record UsageRecord(
        String requestId,
        Instant at,
        Who who,
        Route route,
        Outcome outcome,
        int status,
        String errorClass,
        TokenCounts counts,
        int firstTokenMs,
        int durationMs,
        String receipt) {

    /** How a request ended. */
    public enum Outcome {
        OK,
        CLIENT_GONE,
        REFUSED,
        FAILED,
        TIMED_OUT;

        /** As stored and shown. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Whose request it was.
     *
     * @param superKey whether it came through a super key: then it moves the pool's figures and never the owner's
     * @param client   family of the client by its user agent, short
     * @param address  the client's address; personal, kept for a time only
     */
    public record Who(long keyId, long userId, boolean superKey, String client, String address) {
        public Who {
            Objects.requireNonNull(client, "client");
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * How a request came and what answered it.
     *
     * @param tokenId     the token that answered or failed last, 0 = none was reached
     * @param attempts    upstream calls made
     * @param modelServed empty = none answered
     */
    public record Route(
            String dialect, String modelAsked, String modelServed, boolean streaming, long tokenId, int attempts) {
        private static final int MAX_MODEL = 128;

        public Route {
            Objects.requireNonNull(dialect, "dialect");
            modelAsked = cut(modelAsked);
            modelServed = cut(modelServed);
        }

        private static String cut(String model) {
            return model.length() <= MAX_MODEL ? model : model.substring(0, MAX_MODEL);
        }
    }

    public UsageRecord {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(route, "route");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(errorClass, "errorClass");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** The same without how it found its tokens. */
    UsageRecord withoutReceipt() {
        return receipt.isEmpty() ? this : new UsageRecord(
                requestId, at, who, route, outcome, status, errorClass, counts, firstTokenMs, durationMs, "");
    }

    /** The same without where it came from. */
    UsageRecord withoutAddress() {
        Who nowhere = new Who(who.keyId(), who.userId(), who.superKey(), who.client(), "");
        return new UsageRecord(requestId, at, nowhere, route, outcome, status, errorClass, counts, firstTokenMs,
                durationMs, receipt);
    }

    /** Tokens read, those from and to a cache among them. */
    public long inputTokens() {
        return counts.input() + counts.cacheRead() + counts.cacheWrite();
    }

    /** Tokens written. */
    public long outputTokens() {
        return counts.output();
    }

    /** Credits as the service metered them. */
    public double credits() {
        return counts.credits();
    }

    /** How these figures are known: {@code reported}, {@code derived} or {@code estimated}. */
    public String counted() {
        return counts.source().name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts as a success of the token and the key: an answer was given, even if the client did not wait for it. */
    public boolean succeeded() {
        return outcome == Outcome.OK || outcome == Outcome.CLIENT_GONE;
    }

    /** Whether it says something about a token: an upstream call was made and failed for no fault of the caller. */
    public boolean failed() {
        return outcome == Outcome.FAILED || outcome == Outcome.TIMED_OUT;
    }
}
