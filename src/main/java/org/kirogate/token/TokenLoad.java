package org.kirogate.token;

/**
 * How busy a token is on this node, and its limits as they hold now.
 *
 * @param inFlight          requests it serves at this moment
 * @param maxConcurrency    requests it may serve at a time, 0 = no limit
 * @param requestsPerMinute 0 = no limit
 */
public record TokenLoad(int inFlight, int maxConcurrency, int requestsPerMinute) {
    /** A token that is not in memory yet. */
    static final TokenLoad NONE = new TokenLoad(0, 0, 0);
}
