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
     * @param until   when it gives up; when that is now it only takes what is free in its turn, and so it does when the
     *                queue is full and no party has more in it than this one would have
     * @param ping    after how much silence {@code silence} is called, positive
     * @param silence called by this thread, without a lock; what it throws ends the wait and comes out of here
     * @return what it got; empty when it waited in vain, the queue is full, its place went to a party with fewer, or
     *     nothing is to be hoped for
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
            boolean brief = !until.isAfter(now);
            line.openDue(now);
            if (brief && line.isKnownBusy(guest.lane())) {
                return null;
            }
            Waiter.Stay stay = brief ? Waiter.Stay.BRIEF
                    : line.size() >= capacity ? Waiter.Stay.IF_ROOM : Waiter.Stay.SURE;
            return line.join(guest, Thread.currentThread(), now, brief ? now.plus(A_MOMENT) : until, stay);
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
                if (waiter.stay == Waiter.Stay.IF_ROOM && !waiter.lane.open && hasRoom(waiter)) {
                    waiter.stay = Waiter.Stay.SURE;
                }
                if (waiter.isFutile(now)) {
                    return Optional.empty();
                }
                if (silent) {
                    turns.passWatch(waiter);
                } else if (isTimeToLook(waiter, now) || turns.isWorkLeft()) {
                    continue;
                } else {
                    if (waiter.stay != Waiter.Stay.SURE) {
                        // Another thread looks just now: what it finds says whether this one may stay.
                        waiter.lane.fresh.add(waiter);
                    }
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

    /**
     * Whether one that came when the queue was full may wait: there is room by now, or it takes the place of the last
     * one of a party that has more in the queue. So no party keeps the others out by filling it.
     */
    private boolean hasRoom(Waiter<K, R> waiter) {
        if (line.size() <= capacity) {
            return true;
        }
        if (!waiter.isPatient(clock.instant())) {
            return false;
        }
        Waiter<K, R> last = line.lastOfTheLargest(waiter);
        if (last == null) {
            return false;
        }
        line.leave(last);
        turns.ended(last);
        return true;
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
