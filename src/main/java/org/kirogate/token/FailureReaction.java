package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kirogate.upstream.UpstreamFailure;

/**
 * What a failed call makes of the token (Kiro protocol, section 5.3, column "Credential"). Passing faults of the
 * service or the network never disable a token. Thread-safe, memory only.
 */
final class FailureReaction {
    /** When the account is spent and nobody knows until when. */
    private static final Duration UNKNOWN_RESET = Duration.ofHours(1);
    private static final Duration TOO_FAST = Duration.ofSeconds(60);
    private static final Duration LONGEST_COOLING = Duration.ofHours(24);
    private static final Duration SUSPECTED = Duration.ofMinutes(10);
    private static final Duration NO_SUCH_MODEL = Duration.ofMinutes(10);
    private static final Duration NO_CAPACITY = Duration.ofSeconds(10);
    private static final Duration REFUSED = Duration.ofSeconds(30);
    private static final int MAX_REFUSALS = 3;
    private static final int MAX_DOUBLINGS = 7;

    private final Standings standings;
    private final InstantSource clock;

    FailureReaction(Standings standings, InstantSource clock) {
        this.standings = standings;
        this.clock = clock;
    }

    /** Reacts to a failed request for a model. */
    void request(PooledToken token, UpstreamFailure failure, String modelId) {
        Instant now = clock.instant();
        Runnable reaction = switch (failure.kind()) {
            case TRANSIENT, TIMEOUT, EMPTY, BROKEN -> () -> token.health().failed(now);
            case MODEL -> () -> token.coolModel(modelId, now.plus(NO_SUCH_MODEL));
            case CAPACITY -> () -> token.coolModel(modelId, now.plus(orElse(failure.retryAfter(), NO_CAPACITY)));
            case TOKEN, FORBIDDEN -> () -> {
                token.health().failed(now);
                refused(token, now);
            };
            case RATE_LIMITED -> () -> {
                token.health().failed(now);
                account(token, failure, now);
            };
            case QUOTA, SUSPENDED, ACCOUNT_LIMITED, ENTITLEMENT, SIGN_IN_AGAIN -> () -> account(token, failure, now);
            case CONTEXT_TOO_LARGE, THINKING_SIGNATURE, PROFILE, BAD_TOOLS, BAD_REQUEST -> () -> { };
        };
        reaction.run();
    }

    /**
     * Reacts to a failed check: only what is certain about the account counts. That its side services are asked too
     * often says nothing about requests.
     */
    void check(PooledToken token, UpstreamFailure failure) {
        if (failure.kind() != UpstreamFailure.Kind.RATE_LIMITED) {
            account(token, failure, clock.instant());
        }
    }

    private void account(PooledToken token, UpstreamFailure failure, Instant now) {
        Runnable reaction = switch (failure.kind()) {
            case QUOTA -> () -> spent(token, now);
            case SUSPENDED -> () -> stop(token, TokenState.SUSPENDED, "the service suspended the account");
            case ACCOUNT_LIMITED -> () -> cool(token, now, suspected(token, failure.retryAfter()),
                    "the service asked for less activity of the account");
            case RATE_LIMITED -> () -> cool(token, now, orElse(failure.retryAfter(), TOO_FAST),
                    "the account was too fast");
            case ENTITLEMENT -> () -> stop(token, TokenState.INVALID, "the account's plan does not allow this program");
            case SIGN_IN_AGAIN -> () -> stop(token, TokenState.INVALID, "the sign-in has ended: sign in again");
            case TRANSIENT, TIMEOUT, EMPTY, BROKEN, MODEL, CAPACITY, TOKEN, FORBIDDEN, CONTEXT_TOO_LARGE,
                    THINKING_SIGNATURE, PROFILE, BAD_TOOLS, BAD_REQUEST -> () -> { };
        };
        reaction.run();
    }

    private void spent(PooledToken token, Instant now) {
        token.quotaWanted(true);
        TokenQuota quota = token.row().view().quota();
        Instant until = quota.spent() && quota.resetsAt().isAfter(now) ? quota.resetsAt() : now.plus(UNKNOWN_RESET);
        standings.worsen(token, new TokenStanding(TokenState.EXHAUSTED, "the quota is used up", until));
    }

    private void refused(PooledToken token, Instant now) {
        if (token.health().refused() >= MAX_REFUSALS) {
            stop(token, TokenState.INVALID, "the service refused the account " + MAX_REFUSALS + " times in a row");
            return;
        }
        cool(token, now, REFUSED, "the service refused the account");
    }

    /** At least ten minutes, twice as long each time in a row. */
    private static Duration suspected(PooledToken token, Duration said) {
        int doublings = Math.min(MAX_DOUBLINGS, token.health().limited() - 1);
        Duration own = SUSPECTED.multipliedBy(1L << doublings);
        return said.compareTo(own) > 0 ? said : own;
    }

    private void cool(PooledToken token, Instant now, Duration duration, String reason) {
        Duration bounded = duration.compareTo(LONGEST_COOLING) > 0 ? LONGEST_COOLING : duration;
        standings.worsen(token, new TokenStanding(TokenState.COOLING, reason, now.plus(bounded)));
    }

    private void stop(PooledToken token, TokenState state, String reason) {
        standings.worsen(token, new TokenStanding(state, reason, Instant.EPOCH));
    }

    private static Duration orElse(Duration said, Duration otherwise) {
        return said.isZero() || said.isNegative() ? otherwise : said;
    }
}
