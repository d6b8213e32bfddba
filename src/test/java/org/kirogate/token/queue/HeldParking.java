package org.kirogate.token.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.kirogate.support.SteppedClock;

/**
 * Threads stand still until they are unparked or the test has moved the clock past their time: nothing hangs on luck.
 */
public final class HeldParking implements Parking {
    private final SteppedClock clock;
    private final Map<Thread, Instant> parked = new ConcurrentHashMap<>();

    public HeldParking(SteppedClock clock) {
        this.clock = clock;
    }

    @Override
    public void park(Duration most) {
        Instant end = clock.instant().plus(most);
        parked.put(Thread.currentThread(), end);
        if (clock.instant().isBefore(end)) {
            LockSupport.park(this);
        }
        parked.remove(Thread.currentThread());
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    /** How many stand still. */
    public int parked() {
        return parked.size();
    }

    /** Moves the clock; whose time has come goes on. */
    public void step(Duration step) {
        clock.advance(step);
        Instant now = clock.instant();
        parked.forEach((thread, end) -> {
            if (!end.isAfter(now)) {
                LockSupport.unpark(thread);
            }
        });
    }
}
