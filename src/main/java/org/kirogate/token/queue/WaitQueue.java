package org.kirogate.token.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * A bounded line of requests, fair over parties. Has no thread of its own: whoever tells of a change serves whose
 * turn it is, and of each lane one waiter wakes when it is time to look again. Attempts run outside the lock, by one
 * thread at a time; the lock guards memory only. Thread-safe.
 */
public final class WaitQueue<K, R> {
    /** How long one that may not wait stays, should another thread be serving just now. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final int capacity;
    private final InstantSource clock;
    private final Parking parking;
    private final ReentrantLock lock = new ReentrantLock();
    private final FairLine<K, R> line = new FairLine<>();
    private final Turns<K, R> turns;

    /** A line of at most {@code capacity} requests. */
    public WaitQueue(int capacity, InstantSource clock, Parking parking) {
        this.capacity = capacity;
        this.clock = clock;
        this.parking = parking;
        this.turns = new Turns<>(line, lock, clock, parking);
    }

    /** How many wait; costs no lock. */
    public int size() {
        return line.size();
    }

    /** How many wait in a lane. */
    public int size(K lane) {
        lock.lock();
        try {
            return line.size(lane);
        } finally {
            lock.unlock();
        }
    }

    /** Whether no more may wait. */
    public boolean isFull() {
        return line.size() >= capacity;
    }

    /**
     * Waits in the calling thread until the guest got what it waits for.
     *
     * @param until   when it gives up; when that is now or the queue is full it only takes what is free in its turn
     * @param ping    after how much silence {@code silence} is called, positive
     * @param silence called by this thread, without a lock; what it throws ends the wait and comes out of here
     * @return what it got; empty when it waited in vain, the queue is full or nothing is to be hoped for
     * @throws InterruptedException when the thread was interrupted; its place is free then
     */
    public Optional<R> await(Guest<K, R> guest, Instant until, Duration ping, Runnable silence)
            throws InterruptedException {
        Waiter<K, R> waiter = enter(guest, until);
        if (waiter == null) {
            return Optional.empty();
        }
        try {
            return stay(waiter, ping, silence);
        } finally {
            depart(waiter);
        }
    }

    /** Something has changed for the lanes of which this holds; quick, asked under the lock. */
    public void changed(Predicate<K> which) {
        changed(which, () -> { });
    }

    /**
     * The same for a change made here, so that no newcomer sees it before those that wait.
     *
     * @param change quick, run under the lock
     */
    public void changed(Predicate<K> which, Runnable change) {
        lock.lock();
        try {
            line.open(which);
            change.run();
        } finally {
            lock.unlock();
        }
        turns.serve();
    }

    /** A place in the line, or null when there is none and nothing is free. */
    private Waiter<K, R> enter(Guest<K, R> guest, Instant until) {
        lock.lock();
        try {
            Instant now = clock.instant();
            boolean trial = line.size() >= capacity || !until.isAfter(now);
            line.openDue(now);
            if (trial && line.isKnownBusy(guest.lane())) {
                return null;
            }
            Instant moment = now.plus(A_MOMENT);
            Instant end = trial && until.isBefore(moment) ? moment : until;
            return line.join(guest, Thread.currentThread(), now, end, trial);
        } finally {
            lock.unlock();
        }
    }

    private Optional<R> stay(Waiter<K, R> waiter, Duration ping, Runnable silence) throws InterruptedException {
        Instant pingAt = waiter.since.plus(ping);
        while (true) {
            turns.serve();
            Instant now = clock.instant();
            boolean silent = !now.isBefore(pingAt);
            lock.lock();
            try {
                waiter.parked = false;
                if (waiter.out) {
                    return collect(waiter);
                }
                if (waiter.isFutile(now)) {
                    return Optional.empty();
                }
                if (silent) {
                    turns.passWatch(waiter);
                } else if (isTimeToLook(waiter, now) || turns.isWorkLeft()) {
                    continue;
                } else {
                    waiter.wakesAt = wakesAt(waiter, pingAt);
                    waiter.parked = true;
                }
            } finally {
                lock.unlock();
            }
            if (silent) {
                silence.run();
                pingAt = clock.instant().plus(ping);
            } else {
                parking.park(Duration.between(now, waiter.wakesAt));
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Takes over the watch of the lane if nobody has it; opens the lane when its time has come. */
    private boolean isTimeToLook(Waiter<K, R> waiter, Instant now) {
        Lane<K, R> lane = waiter.lane;
        if (lane.watch == null) {
            lane.watch = waiter;
        }
        if (lane.watch != waiter || lane.open || lane.lookAgain.isAfter(now)) {
            return false;
        }
        line.open(lane);
        return true;
    }

    private Instant wakesAt(Waiter<K, R> waiter, Instant pingAt) {
        Lane<K, R> lane = waiter.lane;
        Instant wake = pingAt.isBefore(waiter.until) ? pingAt : waiter.until;
        boolean watches = lane.watch == waiter && !lane.open;
        return watches && lane.lookAgain.isBefore(wake) ? lane.lookAgain : wake;
    }

    private Optional<R> collect(Waiter<K, R> waiter) {
        if (waiter.failure instanceof RuntimeException failure) {
            throw failure;
        }
        if (waiter.failure instanceof Error failure) {
            throw failure;
        }
        Optional<R> got = Optional.ofNullable(waiter.granted);
        waiter.granted = null;
        return got;
    }

    /** Frees the place, gives back what was not collected, and passes on what it was to do. */
    private void depart(Waiter<K, R> waiter) {
        R unwanted;
        lock.lock();
        try {
            waiter.parked = false;
            line.leave(waiter);
            turns.passWatch(waiter);
            unwanted = waiter.granted;
            waiter.granted = null;
            turns.handOn();
        } finally {
            lock.unlock();
        }
        if (unwanted != null) {
            waiter.guest.giveBack(unwanted);
        }
    }
}
