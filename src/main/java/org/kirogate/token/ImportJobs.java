package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** The jobs of this node, those that go on and those that ended lately, and whose turn it is. Bounded. Thread-safe. */
final class ImportJobs {
    /** Jobs of one person that go on at the same time. */
    static final int RUNNING_A_PERSON = 5;
    /** Jobs of all people that go on at the same time. */
    static final int RUNNING = 50;
    /** Ended jobs of one person that are remembered. */
    static final int KEPT_A_PERSON = 20;
    /** Jobs in all that are remembered. */
    static final int KEPT = 200;
    private static final Duration KEPT_FOR = Duration.ofHours(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** By number, the oldest first. */
    private final Map<Long, ImportJob> jobs = new LinkedHashMap<>();
    /** Jobs with entries left, the one whose turn it is first. */
    private final Deque<ImportJob> turns = new ArrayDeque<>();
    private long lastId;
    private boolean stopped;

    ImportJobs(InstantSource clock) {
        this.clock = clock;
        // Numbers of an earlier life of the gateway name no job of this one.
        this.lastId = clock.millis();
    }

    /** An entry whose turn has come. */
    record Turn(ImportJob job, ImportStep step) {}

    /** Throws RATE_LIMITED when no more jobs may be added now. */
    void requireRoom(long userId) {
        lock.lock();
        try {
            forget();
            List<ImportJob> running = jobs.values().stream().filter(job -> !job.ended()).toList();
            if (running.stream().filter(job -> job.userId() == userId).count() >= RUNNING_A_PERSON
                    || running.size() >= RUNNING) {
                throw new GatewayException(Fault.RATE_LIMITED,
                        "Too many imports and checks are under way. Wait until one of them has ended.")
                        .retryAfter(Duration.ofSeconds(10));
            }
        } finally {
            lock.unlock();
        }
    }

    ImportJob add(long userId, ImportProgress.Task task, List<ImportStep> steps) {
        lock.lock();
        try {
            if (stopped) {
                throw new GatewayException(Fault.UNAVAILABLE, "The gateway is stopping.");
            }
            requireRoom(userId);
            ImportJob job = new ImportJob(++lastId, userId, task, steps, clock.instant());
            jobs.put(job.id(), job);
            turns.add(job);
            return job;
        } finally {
            lock.unlock();
        }
    }

    /** The next entry of the job whose turn it is; empty when nothing is left. */
    Optional<Turn> turn() {
        lock.lock();
        try {
            while (!turns.isEmpty()) {
                ImportJob job = turns.poll();
                Optional<ImportStep> step = job.next();
                if (step.isPresent()) {
                    turns.add(job);
                    return Optional.of(new Turn(job, step.get()));
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** A person's job; throws NOT_FOUND when they have none of that number. */
    ImportJob find(long userId, long jobId) {
        lock.lock();
        try {
            forget();
            return Optional.ofNullable(jobs.get(jobId))
                    .filter(job -> job.userId() == userId)
                    .orElseThrow(() -> new GatewayException(Fault.NOT_FOUND, "There is no such job; its results are"
                            + " kept for an hour by the node that was asked."));
        } finally {
            lock.unlock();
        }
    }

    /** A person's jobs, the newest first. */
    List<ImportJob> of(long userId) {
        lock.lock();
        try {
            forget();
            List<ImportJob> own = new ArrayList<>(
                    jobs.values().stream().filter(job -> job.userId() == userId).toList());
            Collections.reverse(own);
            return own;
        } finally {
            lock.unlock();
        }
    }

    List<ImportJob> running() {
        lock.lock();
        try {
            return jobs.values().stream().filter(job -> !job.ended()).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more jobs and calls off what has not begun. */
    void stop(String why) {
        lock.lock();
        try {
            stopped = true;
            jobs.values().forEach(job -> job.cancel(why, clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** Drops what ended long ago, and the oldest ended ones beyond the bounds. */
    private void forget() {
        Instant old = clock.instant().minus(KEPT_FOR);
        jobs.values().removeIf(job -> job.endedBefore(old));
        Map<Long, Integer> kept = new LinkedHashMap<>();
        List<ImportJob> newestFirst = new ArrayList<>(jobs.values());
        Collections.reverse(newestFirst);
        int all = 0;
        for (ImportJob job : newestFirst) {
            boolean beyond = kept.merge(job.userId(), 1, Integer::sum) > KEPT_A_PERSON || ++all > KEPT;
            if (beyond && job.ended()) {
                jobs.remove(job.id());
            }
        }
    }
}
