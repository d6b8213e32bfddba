package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * What requests add to a token's figures.
 *
 * @param tokenId   the token
 * @param pool      whether super keys made them: then the owner's own figures don't move
 * @param requests  requests
 * @param successes those answered
 * @param failures  those failed
 * @param lastUsed  the last of them
 */
public record TokenDelta(long tokenId, boolean pool, long requests, long successes, long failures, Instant lastUsed) {
    public TokenDelta {
        Objects.requireNonNull(lastUsed, "lastUsed");
    }
}
