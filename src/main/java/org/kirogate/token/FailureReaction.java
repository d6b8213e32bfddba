package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.kirogate.upstream.UpstreamFailure;

/**
 * What a failed call makes of the token (Kiro protocol, section 5.3, column "Credential"). Passing faults of the
 * service or the network make it rest when there are too many, and never disable it. Thread-safe, memory only.
 */
final class FailureReaction {
    /** When the account is spent and nobody knows until when. */
    private static final Duration UNKNOWN_RESET = Duration.ofHours(1);
    private static final int MAX_REFUSALS = 3;

    private final Standings standings;
    private final InstantSource clock;
    private final RandomGenerator random;

    FailureReaction(Standings standings, InstantSource clock, RandomGenerator random) {
        this.standings = standings;
        this.clock = clock;
        this.random = random;
    }

    /** Reacts to a failed call of a request that holds a place. */
    void request(PooledToken token, Place place, UpstreamFailure failure) {
        Instant now = clock.instant();
        Runnable reaction = switch (failure.kind()) {
            // An account whose profile is not to be found is no good either, though it may be put right any time.
            case TRANSIENT, TIMEOUT, EMPTY, BROKEN, PROFILE -> () -> {
                token.health().failed(now);
                place.end(Place.End.FAULT);
            };
            case MODEL -> () -> token.breakers().modelTripped(
                    CoolDown.NO_SUCH_MODEL, failure.retryAfter(), place, now, random);
            case CAPACITY -> () -> capacity(token, place, failure, now);
            case TOKEN, FORBIDDEN -> () -> {
                token.health().failed(now);
                refused(token, place, now);
            };
            case RATE_LIMITED -> () -> {
                token.health().failed(now);
                cool(token, place, CoolDown.TOO_FAST, failure, now);
            };
            case ACCOUNT_LIMITED -> () -> cool(token, place, CoolDown.SUSPECTED, failure, now);
            case QUOTA, SUSPENDED, ENTITLEMENT, SIGN_IN_AGAIN -> () -> account(token, failure, now);
            case CONTEXT_TOO_LARGE, THINKING_SIGNATURE, BAD_TOOLS, BAD_REQUEST -> () -> { };
        };
        reaction.run();
    }

    /** Reacts to the end of a request: here a passing fault counts, if it was the last word. */
    void ended(PooledToken token, Place place) {
        Instant now = clock.instant();
        Runnable reaction = switch (place.end()) {
            case UNKNOWN -> () -> { };
            case FAULT -> () -> token.breakers().faulted(place, now, random)
                    .ifPresent(trip -> cool(token, trip, faults(token, trip)));
            case MODEL_FAULT -> () -> token.breakers().modelFaulted(place, now, random);
        };
        reaction.run();
    }

    /**
     * Reacts to a failed check: only what is certain about the account counts. That its side services are asked too
     * often says nothing about requests.
     */
    void check(PooledToken token, UpstreamFailure failure) {
        Instant now = clock.instant();
        if (failure.kind() == UpstreamFailure.Kind.ACCOUNT_LIMITED) {
            token.breakers().tripped(CoolDown.SUSPECTED, failure.retryAfter(), now, random)
                    .ifPresent(trip -> cool(token, trip, reason(CoolDown.SUSPECTED)));
        } else {
            account(token, failure, now);
        }
    }

    private void account(PooledToken token, UpstreamFailure failure, Instant now) {
        Runnable reaction = switch (failure.kind()) {
            case QUOTA -> () -> spent(token, now);
            case SUSPENDED -> () -> stop(token, TokenState.SUSPENDED, "the service suspended the account");
            case ENTITLEMENT -> () -> stop(token, TokenState.INVALID, "the account's plan does not allow this program");
            case SIGN_IN_AGAIN -> () -> stop(token, TokenState.INVALID, "the sign-in has ended: sign in again");
            case TRANSIENT, TIMEOUT, EMPTY, BROKEN, MODEL, CAPACITY, TOKEN, FORBIDDEN, RATE_LIMITED, ACCOUNT_LIMITED,
                    CONTEXT_TOO_LARGE, THINKING_SIGNATURE, PROFILE, BAD_TOOLS, BAD_REQUEST -> () -> { };
        };
        reaction.run();
    }

    /** What the service said holds; else one request without capacity is no reason yet to leave the model alone. */
    private void capacity(PooledToken token, Place place, UpstreamFailure failure, Instant now) {
        if (failure.retryAfter().isZero()) {
            place.end(Place.End.MODEL_FAULT);
        } else {
            token.breakers().modelTripped(CoolDown.FAULTS, failure.retryAfter(), place, now, random);
        }
    }

    private void spent(PooledToken token, Instant now) {
        token.quotaWanted(true);
        TokenQuota quota = token.row().view().quota();
        Instant until = quota.spent() && quota.resetsAt().isAfter(now) ? quota.resetsAt() : now.plus(UNKNOWN_RESET);
        standings.worsen(token, new TokenStanding(TokenState.EXHAUSTED, "the quota is used up", until));
    }

    /** Requests that were refused together are refused once: "in a row" means after a rest each. */
    private void refused(PooledToken token, Place place, Instant now) {
        if (token.breakers().late(place)) {
            return;
        }
        if (token.health().refused() >= MAX_REFUSALS) {
            stop(token, TokenState.INVALID, "the service refused the account " + MAX_REFUSALS + " times in a row");
            return;
        }
        cool(token, place, CoolDown.REFUSED, UpstreamFailure.of(UpstreamFailure.Kind.FORBIDDEN, ""), now);
    }

    private void cool(PooledToken token, Place place, CoolDown coolDown, UpstreamFailure failure, Instant now) {
        token.breakers().tripped(coolDown, failure.retryAfter(), place, now, random)
                .ifPresent(trip -> cool(token, trip, reason(coolDown)));
    }

    private static String faults(PooledToken token, Breaker.Trip trip) {
        BreakerRule rule = token.breakers().rule();
        return trip.inARow() == 1
                ? "the service failed " + rule.failures() + " requests within " + rule.window().toSeconds() + " s"
                : "the service failed again when the token was tried after its rest";
    }

    private static String reason(CoolDown coolDown) {
        return switch (coolDown) {
            case FAULTS -> "the service failed";
            case TOO_FAST -> "the account was too fast";
            case SUSPECTED -> "the service asked for less activity of the account";
            case REFUSED -> "the service refused the account";
            case NO_SUCH_MODEL -> "the account does not have the model";
        };
    }

    private void cool(PooledToken token, Breaker.Trip trip, String reason) {
        standings.worsen(token, new TokenStanding(TokenState.COOLING, reason, trip.until()));
    }

    private void stop(PooledToken token, TokenState state, String reason) {
        standings.worsen(token, new TokenStanding(state, reason, Instant.EPOCH));
    }
}
