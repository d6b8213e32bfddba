package org.kirogate.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.kirogate.upstream.UpstreamFailure;

/** What follows a call that failed before anything went to the caller (Kiro protocol, sections 4.6 and 5.3). Pure. */
final class RetryRule {
    /** Most tries with one token. */
    static final int MAX_ON_TOKEN = 3;
    /** Most tries of a request. */
    static final int MAX_TRIES = 9;
    /** Most repeats of a request that was answered with nothing, or for whose model there was no capacity. */
    static final int MAX_REPEATS = 2;

    private static final double FIRST_PAUSE_MS = 200;
    private static final double LONGEST_PAUSE_MS = 2000;
    private static final double JITTER = 0.25;
    /** An edge gave up on the service after a long wait: a repeat would wait as long. */
    private static final int ORIGIN_TIMEOUT = 524;

    private RetryRule() {}

    /** What follows the failure, given what was tried. */
    static Next next(UpstreamFailure failure, Tries tries) {
        if (tries.all() >= MAX_TRIES) {
            return Next.GIVE_UP;
        }
        return switch (failure.kind()) {
            case CONTEXT_TOO_LARGE, BAD_REQUEST -> Next.GIVE_UP;
            case THINKING_SIGNATURE -> once(Next.DROP_REASONING, tries, Next.GIVE_UP);
            case BAD_TOOLS -> once(Next.STRICT_SCHEMAS, tries, Next.GIVE_UP);
            case PROFILE, FORBIDDEN -> once(Next.RESOLVE_PROFILE, tries, Next.OTHER_TOKEN);
            case TOKEN -> tries.hasRefreshed() ? Next.OTHER_TOKEN : Next.REFRESH;
            case QUOTA, SUSPENDED, ACCOUNT_LIMITED, RATE_LIMITED, MODEL, ENTITLEMENT, SIGN_IN_AGAIN -> Next.OTHER_TOKEN;
            case CAPACITY, EMPTY -> tries.failed(failure.kind()) <= MAX_REPEATS ? repeat(tries) : Next.GIVE_UP;
            case TRANSIENT, TIMEOUT, BROKEN -> passing(failure, tries);
        };
    }

    /** The pause before a repeat: 0.2 s, doubled each time up to 2 s, a quarter more or less. */
    static Duration pause(Tries tries, RandomGenerator random) {
        double pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * Math.pow(2, tries.pauses()));
        return Duration.ofMillis(Math.round(pause * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }

    private static Next once(Next repair, Tries tries, Next otherwise) {
        return tries.has(repair.repair().orElseThrow()) ? otherwise : repair;
    }

    private static Next passing(UpstreamFailure failure, Tries tries) {
        if (failure.status() == ORIGIN_TIMEOUT || failure.reason().equals(UpstreamFailure.HALF_CALL)) {
            return Next.GIVE_UP;
        }
        return repeat(tries);
    }

    /**
     * Once with the first token, since most faults are gone by then and the upstream's prompt cache is the account's;
     * from then on with another each time, since this may be one account's fault after all, and the tries must not run
     * out on the few that are ill.
     */
    private static Next repeat(Tries tries) {
        if (tries.onToken() >= MAX_ON_TOKEN) {
            return Next.OTHER_TOKEN;
        }
        return tries.tokens() == 1 && tries.onToken() == 1 ? Next.BACK_OFF : Next.ELSEWHERE;
    }
}
