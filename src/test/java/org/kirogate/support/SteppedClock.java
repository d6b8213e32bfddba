package org.kirogate.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until the test moves it. Thread-safe. */
public final class SteppedClock implements InstantSource {

    private final AtomicReference<Instant> now;

    /** Starts on a fixed day, so that no test depends on the day it runs. */
    public SteppedClock() {
        this(Instant.parse("2030-01-02T03:04:05Z"));
    }

    /**
     * @param start what it shows first
     */
    public SteppedClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Moves it.
     *
     * @param step how far; negative moves it back, as a corrected clock does
     */
    public void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }

    /**
     * Sets it.
     *
     * @param instant what it shows from now on
     */
    public void set(Instant instant) {
        now.set(instant);
    }
}
