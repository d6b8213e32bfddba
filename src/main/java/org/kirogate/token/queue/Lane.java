package org.kirogate.token.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who wait for the same, and what is known of it. Guarded by the queue's lock. */
final class Lane<K, R> {
    final K key;
    final Set<Waiter<K, R>> waiters = new LinkedHashSet<>();
    /** Who came while a look was due: they are woken after it, since it may tell them that waiting is futile. */
    final List<Waiter<K, R>> fresh = new ArrayList<>(1);
    /** Whether a look is due; closed by a look that found nothing. */
    boolean open;
    /** Grows with each change told: a look that began before it says nothing about it. */
    long changes;
    /** As it was when the last look began. */
    long changesSeen;
    Instant lookAgain = Instant.EPOCH;
    Instant notBefore = Instant.EPOCH;
    /** The one waiter that wakes when it is time to look again; null = none at present. */
    Waiter<K, R> watch;

    Lane(K key) {
        this.key = key;
    }

    /** A waiter that stands still, or null. */
    Waiter<K, R> parked() {
        for (Waiter<K, R> waiter : waiters) {
            if (waiter.parked) {
                return waiter;
            }
        }
        return null;
    }
}
