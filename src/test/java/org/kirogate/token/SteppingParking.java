package org.kirogate.token;

import java.time.Duration;
import org.kirogate.support.SteppedClock;
import org.kirogate.token.queue.Parking;

/** Waiting that moves the clock instead: for a test whose one thread does all. */
record SteppingParking(SteppedClock clock) implements Parking {
    @Override
    public void park(Duration most) {
        clock.advance(most);
    }

    @Override
    public void unpark(Thread thread) {
        // Nobody stands still.
    }
}
