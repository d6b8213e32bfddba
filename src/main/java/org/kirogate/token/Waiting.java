package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a request waits for its token. One request, one thread.
 *
 * @param deadline when it is of no use any more
 * @param ping     after how much silence {@code silence} is called
 * @param silence  called by the waiting thread; what it throws ends the wait and frees the place, and comes out of
 *                 the pool
 * @param seen     told once how the token was got or why none was
 */
public record Waiting(Instant deadline, Duration ping, Runnable silence, Consumer<Selection> seen) {
    /** Not at all: takes what is free. For those who hold a token already, lest they wait for one another. */
    public static Waiting none(Consumer<Selection> seen) {
        return new Waiting(Instant.MIN, Duration.ofHours(1), () -> { }, seen);
    }

    public Waiting {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(ping, "ping");
        Objects.requireNonNull(silence, "silence");
        Objects.requireNonNull(seen, "seen");
    }
}
