package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;

/**
 * A token's own place in any stretch of time, the same on every node and after every start: what is done for all tokens
 * once in a stretch is spread evenly over it. Pure.
 */
final class Phase {
    /** Multiples of the golden ratio modulo 1 lie as far apart as can be, however many ids there are. */
    private static final double GOLDEN = 0.6180339887498949;

    private Phase() {}

    /** In 0..1, 1 excluded. */
    static double of(long id) {
        double multiple = id * GOLDEN;
        return multiple - Math.floor(multiple);
    }

    /** Its part of a stretch. */
    static Duration in(Duration stretch, long id) {
        return Duration.ofMillis((long) (stretch.toMillis() * of(id)));
    }

    /** About that long: between 0.9 and 1.1 of it. */
    static Duration about(Duration age, long id) {
        return Duration.ofMillis((long) (age.toMillis() * (0.9 + 0.2 * of(id))));
    }

    /** Its latest turn that is not after {@code now}, when it has one in every interval. */
    static Instant lastTurn(Duration interval, long id, Instant now) {
        long millis = interval.toMillis();
        long phase = in(interval, id).toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(now.toEpochMilli() - phase, millis) * millis + phase);
    }
}
