package org.kirogate.upstream.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Whom to tell while nothing comes.
 *
 * @param every after how long without news, more than 0
 * @param beat  called by the waiting thread; what it throws ends the call
 */
public record Pulse(Duration every, Runnable beat) {

    /** Nobody is told. */
    public static final Pulse NONE = new Pulse(Duration.ofDays(1), () -> { });

    /** Checks both. */
    public Pulse {
        requireNonNull(beat, "beat");
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("every is " + every + ", it must be more than 0");
        }
    }

    /** When to look up from a wait that may last until {@code deadline}. */
    Deadline within(Deadline deadline) {
        Deadline next = Deadline.in(every);
        return next.millisLeft() < deadline.millisLeft() ? next : deadline;
    }
}
