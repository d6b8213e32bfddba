package org.kirogate.simulator.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's own time: another source, moved forward by hand. Thread-safe. */
public final class SimClock implements InstantSource {

    private final InstantSource source;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** @param source the time it starts from */
    public SimClock(InstantSource source) {
        this.source = source;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(ahead.get());
    }

    /** Moves the time forward, for good. */
    public void advance(Duration step) {
        ahead.updateAndGet(before -> before.plus(step));
    }
}
