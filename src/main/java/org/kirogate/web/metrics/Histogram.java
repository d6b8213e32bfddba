package org.kirogate.web.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** Counts times by fixed upper bounds; noting one takes no lock. Thread-safe. */
final class Histogram {
    private final long[] bounds;
    private final LongAdder[] counts;
    private final LongAdder sum = new LongAdder();

    /** Bounds in milliseconds, ascending. */
    Histogram(List<Long> bounds) {
        this.bounds = bounds.stream().mapToLong(Long::longValue).toArray();
        this.counts = new LongAdder[bounds.size() + 1];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /** Counts a time; one equal to a bound is within it. */
    void note(long millis) {
        int i = 0;
        while (i < bounds.length && millis > bounds[i]) {
            i++;
        }
        counts[i].increment();
        sum.add(millis);
    }

    /** One count for each bound and one for what is above. */
    List<Long> counts() {
        List<Long> now = new ArrayList<>(counts.length);
        for (LongAdder count : counts) {
            now.add(count.sum());
        }
        return now;
    }

    /** Milliseconds in all. */
    long sum() {
        return sum.sum();
    }
}
