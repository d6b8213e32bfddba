package org.kirogate.access.limit;

import org.kirogate.fault.GatewayException;

/**
 * How fast a key or a user may go.
 *
 * @param requestsPerMinute requests in any 60 seconds, 1-{@value #MAX_RPM}; 0 = no limit
 * @param tokensPerMinute   model tokens in any 60 seconds, 1-{@value #MAX_TPM}; 0 = no limit
 * @param maxConcurrency    requests at a time, 1-{@value #MAX_CONCURRENCY}; 0 = no limit
 */
public record Pace(int requestsPerMinute, long tokensPerMinute, int maxConcurrency) {
    /** As fast as it goes. */
    public static final Pace NONE = new Pace(0, 0, 0);
    /** Most requests per minute that can be set. */
    public static final int MAX_RPM = 100_000;
    /** Most tokens per minute that can be set. */
    public static final long MAX_TPM = 1_000_000_000;
    /** Most requests at a time that can be set. */
    public static final int MAX_CONCURRENCY = 100_000;

    /** Throws {@link GatewayException} INVALID_REQUEST about the limit that is out of range. */
    public Pace {
        check(LimitNames.REQUESTS_PER_MINUTE, requestsPerMinute, MAX_RPM);
        check(LimitNames.TOKENS_PER_MINUTE, tokensPerMinute, MAX_TPM);
        check(LimitNames.MAX_CONCURRENCY, maxConcurrency, MAX_CONCURRENCY);
    }

    private static void check(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw GatewayException.invalid(field, field + " is a whole number from 1 to " + max
                    + ", or 0 for no limit.");
        }
    }
}
