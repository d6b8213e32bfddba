package org.kirogate.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Records that the journal does not take, in bounded memory. Adding is thread-safe and never waits; what takes from
 * it is one thread at a time.
 */
final class MemoryQueue {
    /** From this part of the queue on only records wait: receipts are many times as large and would fill the memory. */
    private static final int RECEIPTS_PART = 10;

    private final BlockingQueue<UsageRecord> queue;
    private final int receiptsUpTo;
    private final AtomicLong dropped = new AtomicLong();
    /** Taken off the queue and not written yet; changed only by the taker, read by anybody. */
    private volatile List<UsageRecord> pending = List.of();

    /** A queue of at most so many records. */
    MemoryQueue(int size) {
        this.queue = new ArrayBlockingQueue<>(size);
        this.receiptsUpTo = size / RECEIPTS_PART;
    }

    /**
     * Takes a record, without its receipt while more than a tenth of the queue waits; drops and counts it when full.
     */
    void add(UsageRecord record) {
        if (!queue.offer(queue.size() > receiptsUpTo ? record.withoutReceipt() : record)) {
            dropped.incrementAndGet();
        }
    }

    /** Counts a record that is lost for another reason. */
    void drop() {
        dropped.incrementAndGet();
    }

    /** The batch that was not {@link #written} yet, else the next one; empty = nothing waits. */
    List<UsageRecord> next(int most) {
        if (pending.isEmpty()) {
            List<UsageRecord> batch = new ArrayList<>();
            queue.drainTo(batch, most);
            pending = List.copyOf(batch);
        }
        return pending;
    }

    /** The batch is safe. */
    void written() {
        pending = List.of();
    }

    int waiting() {
        return queue.size() + pending.size();
    }

    Optional<UsageRecord> find(String requestId) {
        return Stream.concat(pending.stream(), queue.stream())
                .filter(record -> record.requestId().equals(requestId))
                .findFirst();
    }

    long dropped() {
        return dropped.get();
    }
}
