package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * How often a token was used by one sort of keys.
 *
 * @param requests  requests
 * @param successes those answered
 * @param failures  those failed
 * @param lastUsed  the last of them, {@link Instant#EPOCH} = never
 */
public record TokenUse(long requests, long successes, long failures, Instant lastUsed) {
    public TokenUse {
        Objects.requireNonNull(lastUsed, "lastUsed");
    }
}
