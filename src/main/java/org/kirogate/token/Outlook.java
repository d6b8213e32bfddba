package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a request may hope for after a look that found no token. The pool is busy if a token is at its limit, or rests
 * for no longer than a request would wait. Else it is empty.
 *
 * @param busy     whether waiting may help
 * @param inFlight requests on tokens at their limit, of which one has to end; 0 = there is no such token
 * @param nearest  until the first token rests no more or was given few enough requests; {@link #UNKNOWN} = no such
 *                 time is known
 */
record Outlook(boolean busy, int inFlight, Duration nearest) {
    /** Stands for a time that nobody knows. */
    static final Duration UNKNOWN = Duration.ofDays(36_500);

    /** What the tokens of a look promise to a request that waits for {@code wait} at most. */
    static Outlook of(Selector.Look look, Selector selector, TokenAsk ask, Duration wait, Instant now) {
        boolean atLimit = false;
        int inFlight = 0;
        Duration nearest = UNKNOWN;
        for (PooledToken token : look.reach()) {
            Hope hope = selector.obstacle(token, ask, now).map(Outlook::hope).orElse(Hope.NOW);
            switch (hope) {
                case NONE -> { }
                case NOW -> {
                    atLimit = true;
                    nearest = Duration.ZERO;
                }
                case PLACE -> {
                    atLimit = true;
                    inFlight += Math.max(1, token.inFlight());
                }
                case PACE, REST -> {
                    atLimit |= hope == Hope.PACE;
                    nearest = shorter(nearest, token.untilFree(ask.modelId(), Selector.shared(ask), now));
                }
            }
        }
        return new Outlook(atLimit || nearest.compareTo(wait) <= 0, inFlight, nearest);
    }

    /** Whether a place can become free at any time, not only at a known one. */
    boolean atAnyTime() {
        return inFlight > 0;
    }

    /** Whether a request that gives up at {@code until} may be served before. */
    boolean isWorthWaiting(Instant until, Instant now) {
        return busy && until.isAfter(now) && (atAnyTime() || !now.plus(nearest).isAfter(until));
    }

    private enum Hope {
        NONE, NOW, PLACE, PACE, REST
    }

    private static Hope hope(SkipReason reason) {
        return switch (reason) {
            case FULL, PROBING -> Hope.PLACE;
            case PACE -> Hope.PACE;
            case COOLING, MODEL_COOLING -> Hope.REST;
            case TRIED, MODEL, STATE, SHARE, RESERVE, HOURS, MODEL_NOT_SHARED -> Hope.NONE;
        };
    }

    private static Duration shorter(Duration one, Optional<Duration> other) {
        return other.filter(time -> time.compareTo(one) < 0).orElse(one);
    }
}
