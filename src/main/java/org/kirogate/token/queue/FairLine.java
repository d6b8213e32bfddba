package org.kirogate.token.queue;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The order of turns: parties one after the other, the requests of each in the order they came, passing over those
 * whose lane is known to be busy. Guarded by the queue's lock.
 */
final class FairLine<K, R> {

    /** One party's requests by lane, each in the order they came. */
    private final class Party {
        final Map<Lane<K, R>, Set<Waiter<K, R>>> queues = new LinkedHashMap<>();

        Waiter<K, R> first() {
            Waiter<K, R> first = null;
            for (Map.Entry<Lane<K, R>, Set<Waiter<K, R>>> queue : queues.entrySet()) {
                if (queue.getKey().open) {
                    Waiter<K, R> head = queue.getValue().iterator().next();
                    first = first == null || head.number < first.number ? head : first;
                }
            }
            return first;
        }

        int size() {
            int size = 0;
            for (Set<Waiter<K, R>> queue : queues.values()) {
                size += queue.size();
            }
            return size;
        }

        Waiter<K, R> last() {
            Waiter<K, R> last = null;
            for (Set<Waiter<K, R>> queue : queues.values()) {
                for (Waiter<K, R> waiter : queue) {
                    boolean later = last == null || waiter.number > last.number;
                    last = waiter.stay == Waiter.Stay.SURE && later ? waiter : last;
                }
            }
            return last;
        }
    }

    private final Map<Long, Party> parties = new LinkedHashMap<>();
    private final Map<K, Lane<K, R>> lanes = new HashMap<>();
    /** Read without the lock by those who only want to know whether anybody waits. */
    private volatile int size;
    private int open;
    private long arrivals;

    int size() {
        return size;
    }

    /** Waiters of a lane. */
    int size(K key) {
        Lane<K, R> lane = lanes.get(key);
        return lane == null ? 0 : lane.waiters.size();
    }

    /** Whether somebody waits for the same and the last look found nothing. */
    boolean isKnownBusy(K key) {
        Lane<K, R> lane = lanes.get(key);
        return lane != null && !lane.open;
    }

    /** Takes a place at the end of the party's requests; a lane that nobody waited in is worth a look. */
    Waiter<K, R> join(Guest<K, R> guest, Thread thread, Instant now, Instant until, Waiter.Stay stay) {
        Lane<K, R> lane = lanes.get(guest.lane());
        if (lane == null) {
            lane = new Lane<>(guest.lane());
            lanes.put(lane.key, lane);
            open(lane);
        }
        Waiter<K, R> waiter = new Waiter<>(guest, lane, thread, now, until, stay, ++arrivals);
        lane.waiters.add(waiter);
        if (lane.open) {
            lane.fresh.add(waiter);
        }
        parties.computeIfAbsent(guest.party(), first -> new Party()).queues
                .computeIfAbsent(lane, first -> new LinkedHashSet<>()).add(waiter);
        size = size + 1;
        return waiter;
    }

    /** Whose turn it is, or null when no lane is worth a look. */
    Waiter<K, R> next() {
        if (open == 0) {
            return null;
        }
        for (Party party : parties.values()) {
            Waiter<K, R> first = party.first();
            if (first != null) {
                return first;
            }
        }
        return null;
    }

    /** Its turn is over: the next one is another party's. */
    void served(Waiter<K, R> waiter) {
        leave(waiter);
        Party party = parties.remove(waiter.guest.party());
        if (party != null) {
            parties.put(waiter.guest.party(), party);
        }
    }

    /** Takes a waiter out; nothing when it is out already. */
    void leave(Waiter<K, R> waiter) {
        if (waiter.out) {
            return;
        }
        waiter.out = true;
        size = size - 1;
        Lane<K, R> lane = waiter.lane;
        lane.waiters.remove(waiter);
        if (lane.waiters.isEmpty()) {
            shut(lane);
            lanes.remove(lane.key);
        }
        Party party = parties.get(waiter.guest.party());
        Set<Waiter<K, R>> queue = party.queues.get(lane);
        queue.remove(waiter);
        if (queue.isEmpty()) {
            party.queues.remove(lane);
        }
        if (party.queues.isEmpty()) {
            parties.remove(waiter.guest.party());
        }
    }

    /** The last waiter of the party that has the most, if those are more than the party of this one has; or null. */
    Waiter<K, R> lastOfTheLargest(Waiter<K, R> waiter) {
        Party largest = null;
        int most = parties.get(waiter.guest.party()).size();
        for (Party party : parties.values()) {
            int size = party.size();
            if (size > most) {
                largest = party;
                most = size;
            }
        }
        return largest == null ? null : largest.last();
    }

    /** Something has changed for these lanes. */
    void open(Predicate<K> which) {
        for (Lane<K, R> lane : lanes.values()) {
            if (which.test(lane.key)) {
                open(lane);
            }
        }
    }

    /** Looks that are due by the clock are worth it. */
    void openDue(Instant now) {
        for (Lane<K, R> lane : lanes.values()) {
            if (!lane.open && !lane.lookAgain.isAfter(now)) {
                open(lane);
            }
        }
    }

    void open(Lane<K, R> lane) {
        lane.changes++;
        if (!lane.open) {
            lane.open = true;
            open++;
        }
    }

    /** A look found nothing: no other is worth it until something changes. */
    void shut(Lane<K, R> lane) {
        if (lane.open) {
            lane.open = false;
            open--;
        }
    }

    /** Anybody who stands still, or null. */
    Waiter<K, R> parked() {
        for (Lane<K, R> lane : lanes.values()) {
            Waiter<K, R> parked = lane.parked();
            if (parked != null) {
                return parked;
            }
        }
        return null;
    }
}
