package org.kirogate.access;

import org.kirogate.fault.GatewayException;

/**
 * What a key may use at most, on each node.
 *
 * @param maxConcurrency    requests at a time, 1-{@value #MAX_CONCURRENCY}; 0 = no limit
 * @param requestsPerMinute requests in any 60 seconds, 1-{@value #MAX_RPM}; 0 = no limit
 */
public record KeyLimits(int maxConcurrency, int requestsPerMinute) {
    /** No limit at all. */
    public static final KeyLimits NONE = new KeyLimits(0, 0);

    private static final int MAX_CONCURRENCY = 100_000;
    private static final int MAX_RPM = 100_000;

    /** Throws {@link GatewayException} INVALID_REQUEST about the limit that is out of range. */
    public KeyLimits {
        check("max_concurrency", maxConcurrency, MAX_CONCURRENCY);
        check("requests_per_minute", requestsPerMinute, MAX_RPM);
    }

    private static void check(String field, int value, int max) {
        if (value < 0 || value > max) {
            throw GatewayException.invalid(field, field + " is a whole number from 1 to " + max
                    + ", or 0 for no limit.");
        }
    }
}
