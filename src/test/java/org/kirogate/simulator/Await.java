package org.kirogate.simulator;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads will bring about, without a fixed pause. */
public final class Await {

    private static final long STEP_NANOS = 2_000_000;

    private Await() {
    }

    /** Returns as soon as it holds; fails after 20 seconds. */
    public static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come about within 20 seconds");
            }
            LockSupport.parkNanos(STEP_NANOS);
        }
    }
}
