package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Entries of one person that are worked off beside requests, whatever becomes of the connection that asked.
 * Thread-safe.
 */
final class ImportJob {
    /** Of the entries that wait so many are told. */
    private static final int TOLD = 5;

    private final long id;
    private final long userId;
    private final ImportProgress.Task task;
    private final int total;
    private final Instant startedAt;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Deque<ImportStep> left;
    private final List<ImportOutcome> outcomes = new ArrayList<>();
    /** Entries that are under way, by their number. */
    private final SortedMap<Integer, ImportLabel> underWay = new TreeMap<>();
    private boolean cancelled;
    private Instant endedAt = Instant.EPOCH;

    ImportJob(long id, long userId, ImportProgress.Task task, List<ImportStep> steps, Instant startedAt) {
        this.id = id;
        this.userId = userId;
        this.task = task;
        this.total = steps.size();
        this.startedAt = startedAt;
        this.left = new ArrayDeque<>(steps);
    }

    long id() {
        return id;
    }

    long userId() {
        return userId;
    }

    /** The next entry, which is under way from now on; empty when none is left. */
    Optional<ImportStep> next() {
        lock.lock();
        try {
            Optional<ImportStep> step = Optional.ofNullable(left.poll());
            step.ifPresent(next -> underWay.put(next.label().entry(), next.label()));
            return step;
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        return endedBefore(Instant.MAX);
    }

    boolean endedBefore(Instant time) {
        lock.lock();
        try {
            return !endedAt.equals(Instant.EPOCH) && endedAt.isBefore(time);
        } finally {
            lock.unlock();
        }
    }

    void done(ImportOutcome outcome, Instant now) {
        lock.lock();
        try {
            underWay.remove(outcome.label().entry());
            outcomes.add(outcome);
            endIfDone(now);
        } finally {
            lock.unlock();
        }
    }

    /** Calls off what has not begun. */
    void cancel(String why, Instant now) {
        lock.lock();
        try {
            cancelled |= !left.isEmpty();
            left.forEach(step -> outcomes.add(
                    new ImportOutcome(step.label(), ImportOutcome.Result.CANCELLED, 0, why)));
            left.clear();
            endIfDone(now);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the end.
     *
     * @param longest how long at most
     * @throws InterruptedException when the thread was interrupted meanwhile; the job goes on
     */
    void await(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long nanos = TimeUnit.NANOSECONDS.convert(longest);
            while (endedAt.equals(Instant.EPOCH) && nanos > 0) {
                nanos = ended.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    ImportProgress progress() {
        lock.lock();
        try {
            List<ImportOutcome> sorted = new ArrayList<>(outcomes);
            sorted.sort(Comparator.comparingInt(outcome -> outcome.label().entry()));
            return new ImportProgress(id, task, state(), total, startedAt, endedAt, sorted,
                    List.copyOf(underWay.values()), left.stream().limit(TOLD).map(ImportStep::label).toList());
        } finally {
            lock.unlock();
        }
    }

    private ImportProgress.State state() {
        if (endedAt.equals(Instant.EPOCH)) {
            return ImportProgress.State.RUNNING;
        }
        return cancelled ? ImportProgress.State.CANCELLED : ImportProgress.State.DONE;
    }

    private void endIfDone(Instant now) {
        if (outcomes.size() == total && endedAt.equals(Instant.EPOCH)) {
            endedAt = now;
            ended.signalAll();
        }
    }
}
