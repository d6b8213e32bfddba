package org.kirogate.token.queue;

import java.time.Instant;

/** One request in the queue with its thread. Guarded by the queue's lock. */
final class Waiter<K, R> {
    /** What it does when its turn brings nothing. */
    enum Stay {
        /** It may not wait, and goes. */
        BRIEF,
        /** The queue was full when it came: it goes unless there is room. */
        IF_ROOM,
        /** It waits. */
        SURE
    }

    final Guest<K, R> guest;
    final Lane<K, R> lane;
    final Thread thread;
    final Instant since;
    final Instant until;
    Stay stay;
    final long number;
    /** Whether its thread stands still, or is about to: then it looks for work when it is unparked. */
    boolean parked;
    Instant wakesAt = Instant.MAX;
    /** Whether it is out of the line, served or not. */
    boolean out;
    /** What it got and has not collected; null = nothing. */
    R granted;
    /** What its attempt threw; null = nothing. */
    Throwable failure;

    Waiter(
            Guest<K, R> guest,
            Lane<K, R> lane,
            Thread thread,
            Instant since,
            Instant until,
            Stay stay,
            long number) {
        this.guest = guest;
        this.lane = lane;
        this.thread = thread;
        this.since = since;
        this.until = until;
        this.stay = stay;
        this.number = number;
    }

    /** Whether it has nothing to wait for any more. */
    boolean isFutile(Instant now) {
        return (stay != Stay.SURE && !lane.open) || !isPatient(now);
    }

    /** Whether what it waits for may come before it gives up. */
    boolean isPatient(Instant now) {
        return now.isBefore(until) && (lane.open || !lane.notBefore.isAfter(until));
    }
}
