package org.kirogate.token;

import java.util.Objects;

/**
 * The limits of a token that has none of its own, and when any token rests.
 *
 * @param maxConcurrency    requests at a time, 0 = no limit
 * @param requestsPerMinute 0 = no limit
 * @param breaker           when failures make it rest
 */
record TokenLimits(int maxConcurrency, int requestsPerMinute, BreakerRule breaker) {
    TokenLimits {
        Objects.requireNonNull(breaker, "breaker");
    }
}
