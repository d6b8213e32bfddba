package org.kirogate.token.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Serves those whose turn it is: one thread at a time, whichever tells of a change or has nothing else to do.
 * Attempts run outside the lock. Thread-safe.
 */
final class Turns<K, R> {
    /** Turns that one thread serves before it hands on to one that waits anyway. */
    private static final int MOST_TURNS = 16;

    private final FairLine<K, R> line;
    private final ReentrantLock lock;
    private final InstantSource clock;
    private final Parking parking;
    private boolean serving;

    /** {@code lock} guards the line and this. */
    Turns(FairLine<K, R> line, ReentrantLock lock, InstantSource clock, Parking parking) {
        this.line = line;
        this.lock = lock;
        this.clock = clock;
        this.parking = parking;
    }

    /** Serves until no lane is worth a look, unless another thread is at it; called without the lock. */
    void serve() {
        if (line.size() == 0) {
            return;
        }
        Waiter<K, R> next = turn(true);
        if (next == null) {
            return;
        }
        try {
            for (int turns = 0; next != null && turns < MOST_TURNS; turns++) {
                attempt(next);
                next = turn(false);
            }
        } finally {
            if (next != null) {
                stop();
            }
        }
    }

    /** Whose turn it is; null when there is nothing to do for this thread. */
    private Waiter<K, R> turn(boolean begins) {
        lock.lock();
        try {
            if (begins && serving) {
                return null;
            }
            Waiter<K, R> next = line.next();
            serving = next != null;
            if (serving) {
                next.lane.changesSeen = next.lane.changes;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void stop() {
        lock.lock();
        try {
            serving = false;
            handOn();
        } finally {
            lock.unlock();
        }
    }

    private void attempt(Waiter<K, R> waiter) {
        Outcome<R> outcome;
        try {
            outcome = waiter.guest.attempt(Duration.between(waiter.since, clock.instant()));
        } catch (RuntimeException | Error e) {
            fail(waiter, e);
            return;
        }
        outcome.accept(new Outcome.Visitor<>() {
            @Override
            public void granted(Outcome.Granted<R> granted) {
                grant(waiter, granted.value());
            }

            @Override
            public void busy(Outcome.Busy<R> busy) {
                shut(waiter.lane, busy);
            }

            @Override
            public void hopeless(Outcome.Hopeless<R> hopeless) {
                dismiss(waiter.lane);
            }
        });
    }

    private void grant(Waiter<K, R> waiter, R value) {
        lock.lock();
        try {
            if (!waiter.out) {
                waiter.granted = value;
                line.served(waiter);
                ended(waiter);
                return;
            }
        } finally {
            lock.unlock();
        }
        // It has gone while this thread tried for it: what it would have got is another's.
        waiter.guest.giveBack(value);
    }

    private void fail(Waiter<K, R> waiter, Throwable failure) {
        lock.lock();
        try {
            waiter.failure = failure;
            line.leave(waiter);
            ended(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void shut(Lane<K, R> lane, Outcome.Busy<R> busy) {
        lock.lock();
        try {
            if (lane.changes != lane.changesSeen) {
                return;
            }
            line.shut(lane);
            lane.lookAgain = busy.lookAgain();
            lane.notBefore = busy.notBefore();
            lane.fresh.forEach(this::wake);
            lane.fresh.clear();
            Waiter<K, R> watch = lane.watch == null ? lane.parked() : lane.watch;
            if (watch != null && lane.lookAgain.isBefore(watch.wakesAt)) {
                wake(watch);
            }
        } finally {
            lock.unlock();
        }
    }

    private void dismiss(Lane<K, R> lane) {
        lock.lock();
        try {
            if (lane.changes == lane.changesSeen) {
                List.copyOf(lane.waiters).forEach(waiter -> {
                    line.leave(waiter);
                    ended(waiter);
                });
            }
        } finally {
            lock.unlock();
        }
    }

    /** A waiter is out of the line: its thread is to see it, and another takes over what it watched. Under the lock. */
    void ended(Waiter<K, R> waiter) {
        passWatch(waiter);
        wake(waiter);
    }

    /**
     * Another takes the watch over: this one is going, or may stand at a client's socket for long. Called under the
     * lock.
     */
    void passWatch(Waiter<K, R> waiter) {
        Lane<K, R> lane = waiter.lane;
        if (lane.watch != waiter) {
            return;
        }
        lane.watch = null;
        wake(lane.parked());
    }

    /**
     * Wakes one that stands still if there is work and nobody does it; those that don't stand still look by
     * themselves.
     */
    void handOn() {
        if (isWorkLeft()) {
            wake(line.parked());
        }
    }

    boolean isWorkLeft() {
        return !serving && line.next() != null;
    }

    private void wake(Waiter<K, R> waiter) {
        if (waiter != null) {
            parking.unpark(waiter.thread);
        }
    }
}
