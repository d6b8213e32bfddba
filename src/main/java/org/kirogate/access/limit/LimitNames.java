package org.kirogate.access.limit;

/** Names of the limits of speed; those over spans are {@link Span#limit}. */
final class LimitNames {
    static final String REQUESTS_PER_MINUTE = "requests_per_minute";
    static final String TOKENS_PER_MINUTE = "tokens_per_minute";
    static final String MAX_CONCURRENCY = "max_concurrency";

    private LimitNames() {}
}
