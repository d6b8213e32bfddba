package org.kirogate.simulator.pace;

/**
 * A place where the simulator waits before it goes on. Thread-safe; may be shared by many calls.
 */
@FunctionalInterface
public interface Hold {

    /** Lets everything pass at once. */
    Hold NONE = () -> { };

    /**
     * Waits.
     *
     * @throws InterruptedException when the simulator is closed meanwhile
     */
    void await() throws InterruptedException;

    /**
     * A real pause, for runs in front of a person; tests use a {@link Gate}.
     *
     * @param millis 0 or less: no pause
     */
    static Hold millis(long millis) {
        return millis <= 0 ? NONE : () -> Thread.sleep(millis);
    }
}
