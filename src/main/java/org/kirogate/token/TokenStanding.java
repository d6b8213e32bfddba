package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * A token's state with its reason.
 *
 * @param state  the state
 * @param reason why, in plain words; empty when active
 * @param until  when it ends by itself, {@link Instant#EPOCH} = it does not
 */
public record TokenStanding(TokenState state, String reason, Instant until) {
    /** May serve. */
    public static final TokenStanding ACTIVE = new TokenStanding(TokenState.ACTIVE, "", Instant.EPOCH);

    private static final int MAX_REASON = 255;

    public TokenStanding {
        Objects.requireNonNull(state, "state");
        reason = reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
        Objects.requireNonNull(until, "until");
    }

    /** Whether the token may serve at {@code now}: it is active, or what kept it from serving has ended. */
    public boolean usable(Instant now) {
        return state == TokenState.ACTIVE || (state.endsByTime() && !until.isAfter(now));
    }
}
