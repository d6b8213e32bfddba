package org.kirogate.access.limit;

import org.kirogate.fault.GatewayException;

/**
 * Most that may be used in one {@link Span}.
 *
 * @param requests 1-{@value #MAX_REQUESTS}, 0 = no limit
 * @param tokens   model tokens, read and written, 1-{@value #MAX_TOKENS}, 0 = no limit
 * @param credits  upstream credits, more than 0 and at most {@value #MAX_CREDITS}, 0 = no limit
 */
public record Amounts(long requests, long tokens, double credits) {
    /** As much as there is. */
    public static final Amounts NONE = new Amounts(0, 0, 0);
    /** Most requests that can be set. */
    public static final long MAX_REQUESTS = 1_000_000_000L;
    /** Most tokens that can be set. */
    public static final long MAX_TOKENS = 1_000_000_000_000L;
    /** Most credits that can be set. */
    public static final double MAX_CREDITS = 1e9;

    /** Throws {@link GatewayException} INVALID_REQUEST about the amount that is out of range. */
    public Amounts {
        check("requests", requests >= 0 && requests <= MAX_REQUESTS, "a whole number", MAX_REQUESTS + "");
        check("tokens", tokens >= 0 && tokens <= MAX_TOKENS, "a whole number", MAX_TOKENS + "");
        check("credits", credits >= 0 && credits <= MAX_CREDITS, "a number", "1000000000");
    }

    private static void check(String field, boolean right, String kind, String max) {
        if (!right) {
            throw GatewayException.invalid(field, field + " is " + kind + " up to " + max + ", or 0 for no limit.");
        }
    }
}
