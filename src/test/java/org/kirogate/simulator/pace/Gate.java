package org.kirogate.simulator.pace;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A hold that a test opens by hand, so that nothing depends on time. Thread-safe.
 *
 * <p>Each arrival at the gate is counted and takes one pass; {@link #open()} lets everything through from then on.
 */
public final class Gate implements Hold {

    private static final int FOR_EVER = 1 << 20;

    private final Semaphore passes = new Semaphore(0);
    private final Semaphore arrivals = new Semaphore(0);

    @Override
    public void await() throws InterruptedException {
        arrivals.release();
        passes.acquire();
    }

    /** Lets one waiting or future arrival pass. */
    public void openOnce() {
        passes.release();
    }

    /** Lets every waiting and future arrival pass. */
    public void open() {
        passes.release(FOR_EVER);
    }

    /**
     * Blocks the test until the simulator has arrived at the gate once more.
     *
     * @param seconds the longest wait, a safety net only
     * @return false when nobody arrived in time
     * @throws InterruptedException when the waiting thread is interrupted
     */
    public boolean reached(long seconds) throws InterruptedException {
        return arrivals.tryAcquire(seconds, TimeUnit.SECONDS);
    }
}
