package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps what was read for some time, so that pages that many people look at or that refresh themselves do not
 * read the same sums again and again. Thread-safe; readers of the same thing wait for the first of them.
 */
final class Recent<K, V> {
    private static final int MOST = 64;

    private final InstantSource clock;
    private final Duration life;
    private final int factor;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<K, Slot<V>> slots = new LinkedHashMap<>();

    /** Keeps what was read for that long. */
    Recent(InstantSource clock, Duration life) {
        this(clock, life, 0, () -> 0);
    }

    /**
     * Keeps what was read for that long, or for {@code factor} times as long as reading it took if that is longer: what
     * costs a lot is not read often, what costs nothing is always new.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    Recent(InstantSource clock, Duration life, int factor, LongSupplier nanos) {
        this.clock = clock;
        this.life = life;
        this.factor = factor;
        this.nanos = nanos;
    }

    /** One thing that was or is being read. */
    private static final class Slot<V> {
        private final ReentrantLock reading = new ReentrantLock();
        private Instant until = Instant.EPOCH;
        private V value;
    }

    /**
     * What was read for this key not long ago, else what {@code reader} reads now. A failure is nobody's answer but
     * its own.
     */
    V of(K key, Supplier<V> reader) {
        Slot<V> slot = slot(key);
        slot.reading.lock();
        try {
            Instant now = clock.instant();
            if (slot.value == null || !now.isBefore(slot.until)) {
                long begin = nanos.getAsLong();
                slot.value = reader.get();
                Duration worth = Duration.ofNanos((nanos.getAsLong() - begin) * factor);
                slot.until = now.plus(worth.compareTo(life) > 0 ? worth : life);
            }
            return slot.value;
        } finally {
            slot.reading.unlock();
        }
    }

    private Slot<V> slot(K key) {
        lock.lock();
        try {
            Slot<V> slot = slots.computeIfAbsent(key, missing -> new Slot<>());
            if (slots.size() > MOST) {
                Iterator<K> oldest = slots.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
            return slot;
        } finally {
            lock.unlock();
        }
    }
}
