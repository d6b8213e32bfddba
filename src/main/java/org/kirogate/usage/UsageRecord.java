package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
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
 * @param creditSource how the credits are known
 * @param queueMs      milliseconds it waited for tokens, 0 = it had not to
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
        CreditSource creditSource,
        int queueMs,
        int firstTokenMs,
        int durationMs,
        String receipt) {

    /** How a request ended. */
    public enum Outcome {
        OK,
        CLIENT_GONE,
        REFUSED,
        FAILED,
        TIMED_OUT,
        /** It was in flight when the gateway's process was killed; what it used is not known. */
        KILLED;

        /** As stored and shown. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the credits of a request are known. */
    public enum CreditSource {
        /** The upstream metered them in the answer that the client got. */
        METERED,
        /** The client had left; the answer was read on until the upstream had metered it. */
        SETTLED,
        /** The upstream did not say them, or was not listened to until it did. */
        ESTIMATED,
        /** Nothing is known to have been used. */
        NONE;

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
        private static final int MAX_CLIENT = 32;
        /** An address with the name of an interface may be longer. */
        private static final int MAX_ADDRESS = 45;

        public Who {
            client = cut(client, MAX_CLIENT);
            address = cut(address, MAX_ADDRESS);
        }
    }

    /**
     * How a request came and what answered it.
     *
     * @param tokenId     the token that answered or failed last, 0 = none was reached
     * @param attempts    upstream calls made
     * @param modelServed empty = none answered
     * @param tried       the tokens that were taken, in order; the first {@value #MOST_TRIED} of them are kept
     */
    public record Route(
            String dialect,
            String modelAsked,
            String modelServed,
            boolean streaming,
            long tokenId,
            int attempts,
            List<Long> tried) {
        /** So many tokens are told at most. */
        public static final int MOST_TRIED = 16;

        private static final int MAX_MODEL = 128;

        /** A way on which no token was tried but the one that answered or failed last. */
        public Route(
                String dialect,
                String modelAsked,
                String modelServed,
                boolean streaming,
                long tokenId,
                int attempts) {
            this(dialect, modelAsked, modelServed, streaming, tokenId, attempts,
                    tokenId == 0 ? List.of() : List.of(tokenId));
        }

        public Route {
            Objects.requireNonNull(dialect, "dialect");
            modelAsked = cut(modelAsked, MAX_MODEL);
            modelServed = cut(modelServed, MAX_MODEL);
            tried = List.copyOf(tried.size() > MOST_TRIED ? tried.subList(0, MOST_TRIED) : tried);
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
        Objects.requireNonNull(creditSource, "creditSource");
        Objects.requireNonNull(receipt, "receipt");
        if (!Double.isFinite(counts.credits())) { // no table holds that
            counts = new TokenCounts(counts.input(), counts.output(), counts.cacheRead(), counts.cacheWrite(), 0,
                    counts.source());
        }
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    /** A request that waited for no token; its credits are metered if there are any. */
    public UsageRecord(
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
        this(requestId, at, who, route, outcome, status, errorClass, counts, sourceOf(counts), 0, firstTokenMs,
                durationMs, receipt);
    }

    /** What figures alone say of how credits are known. */
    static CreditSource sourceOf(TokenCounts counts) {
        if (counts.equals(TokenCounts.ZERO)) {
            return CreditSource.NONE;
        }
        return counts.credits() > 0 ? CreditSource.METERED : CreditSource.ESTIMATED;
    }

    /** The same without how it found its tokens. */
    UsageRecord withoutReceipt() {
        return receipt.isEmpty() ? this : new UsageRecord(
                requestId, at, who, route, outcome, status, errorClass, counts, creditSource, queueMs, firstTokenMs,
                durationMs, "");
    }

    /** The same without where it came from. */
    UsageRecord withoutAddress() {
        Who nowhere = new Who(who.keyId(), who.userId(), who.superKey(), who.client(), "");
        return new UsageRecord(requestId, at, nowhere, route, outcome, status, errorClass, counts, creditSource,
                queueMs, firstTokenMs, durationMs, receipt);
    }

    /** Tokens read, those from and to a cache among them. */
    public long inputTokens() {
        return counts.input() + counts.cacheRead() + counts.cacheWrite();
    }

    /** Tokens written. */
    public long outputTokens() {
        return counts.output();
    }

    /** Credits of the upstream; {@link #creditSource} tells how they are known. */
    public double credits() {
        return counts.credits();
    }

    /** How these figures are known: {@code reported}, {@code derived} or {@code estimated}. */
    public String counted() {
        return counts.source().name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a success of token and key: an answer was given, even if the client did not wait for it. */
    public boolean succeeded() {
        return outcome == Outcome.OK || outcome == Outcome.CLIENT_GONE;
    }

    /** Whether it says something about a token: an upstream call was made and failed for no fault of the caller. */
    public boolean failed() {
        return outcome == Outcome.FAILED || outcome == Outcome.TIMED_OUT;
    }
}
