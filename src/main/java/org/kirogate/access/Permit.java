package org.kirogate.access;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request that fits its key's limits; it counts as in flight until it is closed. Closing twice counts once.
 * Thread-safe.
 */
public final class Permit implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Runnable release;

    Permit(Runnable release) {
        this.release = release;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
