package org.kirogate.alert;

import java.time.Duration;

/** Waiting between tries, so that a test need not. */
@FunctionalInterface
public interface Pause {
    /** Blocks for that long; throws when interrupted. */
    void sleep(Duration duration) throws InterruptedException;
}
