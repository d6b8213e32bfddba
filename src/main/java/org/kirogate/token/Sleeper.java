package org.kirogate.token;

import java.time.Duration;

/** Waiting, so that a test need not. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Blocks the calling thread.
     *
     * @param duration how long, not negative
     * @throws InterruptedException when the thread was interrupted meanwhile
     */
    void sleep(Duration duration) throws InterruptedException;
}
