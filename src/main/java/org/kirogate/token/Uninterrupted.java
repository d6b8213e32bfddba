package org.kirogate.token;

import java.time.Duration;

/**
 * A stretch of work that a stop of the program must not cut short: while it is open an interrupt of its thread is only
 * noted, and given back when it is closed. One thread, one use.
 */
final class Uninterrupted implements AutoCloseable {
    private boolean interrupted = Thread.interrupted();

    /** Notes an interrupt that came meanwhile, so that the next thing that blocks is not refused. */
    void note() {
        interrupted |= Thread.interrupted();
    }

    /** Waits, or not any longer once interrupted. */
    void pause(Sleeper sleeper, Duration duration) {
        try {
            sleeper.sleep(duration);
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    @Override
    public void close() {
        note();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
