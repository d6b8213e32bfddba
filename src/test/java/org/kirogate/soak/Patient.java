package org.kirogate.soak;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.kirogate.simulator.call.Call;

/**
 * An account as the service sees it: what ails it, and whether it is used above its limits. Counts for itself, by calls
 * that came and not by what the gateway says. Thread-safe.
 */
final class Patient {
    /** A little less than the minute of the limit: between a place and the call's arrival some time passes. */
    private static final long WINDOW_NANOS = 55_000_000_000L;

    private final String name;
    private final long tokenId;
    private final boolean sickly;
    private final int mostAtOnce;
    private final int mostPerMinute;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Call, BooleanSupplier> open = new IdentityHashMap<>();
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private int calls;
    private int peak;
    private volatile Optional<Ailment> ailment = Optional.empty();

    /** @param sickly whether it fails at all; limits of 0 are none */
    Patient(String name, long tokenId, boolean sickly, int mostAtOnce, int mostPerMinute) {
        this.name = name;
        this.tokenId = tokenId;
        this.sickly = sickly;
        this.mostAtOnce = mostAtOnce;
        this.mostPerMinute = mostPerMinute;
    }

    String name() {
        return name;
    }

    long tokenId() {
        return tokenId;
    }

    boolean sickly() {
        return sickly;
    }

    Optional<Ailment> ailment() {
        return ailment;
    }

    void ail(Optional<Ailment> other) {
        ailment = other;
    }

    /** Counts a call; what is wrong with that, or empty. */
    Optional<String> came(Call call, BooleanSupplier left, long now) {
        lock.lock();
        try {
            calls++;
            arrivals.addLast(now);
            while (now - arrivals.peekFirst() > WINDOW_NANOS) {
                arrivals.removeFirst();
            }
            open.put(call, left);
            if (mostAtOnce > 0 && open.size() > mostAtOnce) {
                // A call that its peer gave up ends here only when something is written to it.
                open.entrySet().removeIf(one -> one.getKey() != call && one.getValue().getAsBoolean());
            }
            peak = Math.max(peak, open.size());
            if (mostAtOnce > 0 && open.size() > mostAtOnce) {
                return Optional.of(name + " has " + open.size() + " calls at once, its limit is " + mostAtOnce);
            }
            if (mostPerMinute > 0 && arrivals.size() > mostPerMinute) {
                return Optional.of(name + " has " + arrivals.size() + " calls a minute, its limit is " + mostPerMinute);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void ended(Call call) {
        lock.lock();
        try {
            open.remove(call);
        } finally {
            lock.unlock();
        }
    }

    /** Calls so far. */
    int calls() {
        lock.lock();
        try {
            return calls;
        } finally {
            lock.unlock();
        }
    }

    /** How full it was: most calls at once and in a minute, with the limits. */
    String load() {
        lock.lock();
        try {
            return "%d/%s at once, %d/%s a minute".formatted(peak, mostAtOnce == 0 ? "-" : mostAtOnce, arrivals.size(),
                    mostPerMinute == 0 ? "-" : mostPerMinute);
        } finally {
            lock.unlock();
        }
    }
}
