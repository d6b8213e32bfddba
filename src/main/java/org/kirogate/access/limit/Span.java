package org.kirogate.access.limit;

/** The times over which amounts are limited. The number is what the database keeps. */
public enum Span {
    /** Five hours that begin with the first request, at its whole minute. */
    FIVE_HOURS(1, "five_hours", "5 hours"),
    /** A day that begins at the reset hour. */
    DAY(2, "day", "day"),
    /** A week that begins on Monday at the reset hour. */
    WEEK(3, "week", "week"),
    /** A month that begins on its first day at the reset hour. */
    MONTH(4, "month", "month"),
    /** All time. */
    TOTAL(5, "total", "total");

    private final int number;
    private final String code;
    private final String words;
    private final String requests;
    private final String tokens;
    private final String credits;

    Span(int number, String code, String words) {
        this.number = number;
        this.code = code;
        this.words = words;
        this.requests = code + ".requests";
        this.tokens = code + ".tokens";
        this.credits = code + ".credits";
    }

    /** Its name in JSON, {@code five_hours}. */
    public String code() {
        return code;
    }

    int number() {
        return number;
    }

    /** How messages call it. */
    String words() {
        return words;
    }

    /** The name of a limit over it, {@code day.tokens}. */
    String limit(Measure measure) {
        return switch (measure) {
            case REQUESTS -> requests;
            case TOKENS -> tokens;
            case CREDITS -> credits;
            case CONCURRENCY -> throw new IllegalArgumentException("requests in flight are of no span");
        };
    }

    static Span of(long number) {
        for (Span span : values()) {
            if (span.number == number) {
                return span;
            }
        }
        throw new IllegalArgumentException("there is no span " + number);
    }
}
