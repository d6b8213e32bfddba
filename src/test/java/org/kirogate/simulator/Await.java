package org.kirogate.simulator;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads will bring about, without a fixed pause. */
final class Await {

    private Await() {
    }

    /** Returns as soon as it holds; fails after 20 seconds. */
    static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come about within 20 seconds");
            }
            Thread.onSpinWait();
        }
    }
}
