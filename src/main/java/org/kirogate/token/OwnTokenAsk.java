package org.kirogate.token;

import java.util.Objects;

/**
 * Which of a person's tokens a list shows.
 *
 * @param userId     whose
 * @param state      how they are now
 * @param visibility whether super keys reach them
 */
public record OwnTokenAsk(long userId, State state, Visibility visibility) {

    /** How tokens are now: what has ended by itself counts as usable. */
    public enum State {
        ALL,
        /** They may serve. */
        USABLE,
        COOLING,
        EXHAUSTED,
        /** A person must do something: sign in again, or talk to the service. */
        CARE,
        DISABLED
    }

    /** Whether super keys reach tokens. */
    public enum Visibility {
        ALL,
        PUBLIC,
        PRIVATE
    }

    public OwnTokenAsk {
        if (userId <= 0) {
            throw new IllegalArgumentException("an owner's id is needed, not " + userId);
        }
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(visibility, "visibility");
    }

    /** All of a person's tokens. */
    public static OwnTokenAsk all(long userId) {
        return new OwnTokenAsk(userId, State.ALL, Visibility.ALL);
    }
}
