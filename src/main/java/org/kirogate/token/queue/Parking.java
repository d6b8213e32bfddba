package org.kirogate.token.queue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How a thread that waits for its turn stands still, so that a test need not wait. */
public interface Parking {
    /** In real time. */
    Parking REAL = new Parking() {
        @Override
        public void park(Duration most) {
            LockSupport.parkNanos(this, most.toNanos());
        }

        @Override
        public void unpark(Thread thread) {
            LockSupport.unpark(thread);
        }
    };

    /**
     * Stands still until it is unparked or interrupted or the time has passed; may return earlier. An {@link #unpark}
     * that came first makes it return at once.
     *
     * @param most the longest time, positive
     */
    void park(Duration most);

    /** Ends a thread's standing still, present or next. */
    void unpark(Thread thread);
}
