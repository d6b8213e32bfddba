package org.kirogate.token;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Counts what becomes of requests when tokens are busy. Thread-safe. */
final class QueueTally {
    private final LongAdder refused = new LongAdder();
    private final LongAdder waitedMs = new LongAdder();
    private final LongAdder[] waits = Stream.generate(LongAdder::new).limit(QueueFigures.BOUNDS.size() + 1)
            .toArray(LongAdder[]::new);

    void refused() {
        refused.increment();
    }

    void waited(Duration wait) {
        long millis = wait.toMillis();
        int slot = 0;
        while (slot < QueueFigures.BOUNDS.size() && millis > QueueFigures.BOUNDS.get(slot)) {
            slot++;
        }
        waits[slot].increment();
        waitedMs.add(millis);
    }

    QueueFigures figures(int waiting) {
        return new QueueFigures(
                waiting, refused.sum(), Arrays.stream(waits).map(LongAdder::sum).toList(), waitedMs.sum());
    }
}
