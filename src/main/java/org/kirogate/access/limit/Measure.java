package org.kirogate.access.limit;

/** What is counted. */
public enum Measure {
    /** Requests that were let in, answered or not. */
    REQUESTS,
    /** Model tokens, read and written, cached ones too. */
    TOKENS,
    /** Upstream credits as metered. */
    CREDITS,
    /** Requests in flight. */
    CONCURRENCY;

    /** Its name in JSON, {@code tokens}. */
    public String code() {
        return switch (this) {
            case REQUESTS -> "requests";
            case TOKENS -> "tokens";
            case CREDITS -> "credits";
            case CONCURRENCY -> "concurrency";
        };
    }

    /** Its bit among the warnings that the database keeps. */
    int bit() {
        return 1 << ordinal();
    }
}
