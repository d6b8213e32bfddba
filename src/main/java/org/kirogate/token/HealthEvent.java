package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * A change of a token's state, as its history keeps it.
 *
 * @param at     when
 * @param state  what it came to
 * @param reason why, in plain words
 * @param until  when it ends by itself, {@link Instant#EPOCH} = it does not
 */
public record HealthEvent(Instant at, TokenState state, String reason, Instant until) {
    private static final int MAX_REASON = 255;

    public HealthEvent {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
        reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        Objects.requireNonNull(until, "until");
    }

    /** The state with what it has to say for itself: one that may serve says nothing. */
    TokenStanding standing() {
        return state == TokenState.ACTIVE ? TokenStanding.ACTIVE : new TokenStanding(state, reason, until);
    }
}
