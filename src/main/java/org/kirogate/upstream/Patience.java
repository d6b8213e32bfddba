package org.kirogate.upstream;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a call is waited for, and who is told meanwhile that nothing has come yet.
 *
 * @param limit   how long it may take until the first piece of an answer has come, more than 0
 * @param beat    after how long without news {@code silence} is told, again and again, more than 0
 * @param silence called by the waiting thread; what it throws ends the call and comes out of it
 */
public record Patience(Duration limit, Duration beat, Runnable silence) {
    public Patience {
        requirePositive(limit, "limit");
        requirePositive(beat, "beat");
        Objects.requireNonNull(silence, "silence");
    }

    /** Waits that long and tells nobody. */
    public static Patience of(Duration limit) {
        return new Patience(limit, limit, () -> { });
    }

    private static void requirePositive(Duration duration, String name) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(name + " is " + duration + ", it must be more than nothing");
        }
    }
}
