package org.kirogate.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;

/** Notices on their way, in order, one at a time; the oldest gives way when there are too many. Thread-safe. */
final class Outbox {
    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final int MOST = 100;

    private final Courier courier;
    private final Executor sender;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private boolean sending;
    private int inHand;
    private boolean closed;
    private long sent;
    private long failed;
    private long dropped;
    private Instant lastSent = Instant.EPOCH;
    private Instant lastFailed = Instant.EPOCH;

    Outbox(Courier courier, Executor sender, InstantSource clock) {
        this.courier = Objects.requireNonNull(courier, "courier");
        this.sender = Objects.requireNonNull(sender, "sender");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Takes a notice; returns at once. */
    void take(Notice notice) {
        lock.lock();
        try {
            if (closed) {
                dropped++;
                return;
            }
            if (waiting.size() == MOST) {
                waiting.removeFirst();
                dropped++;
            }
            waiting.addLast(notice);
            if (sending) {
                return;
            }
            sending = true;
        } finally {
            lock.unlock();
        }
        begin();
    }

    private void begin() {
        try {
            sender.execute(this::send);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "The program stops: nothing more is sent");
            ended();
        }
    }

    /** Sends until nothing waits. */
    private void send() {
        try {
            for (Optional<Notice> next = next(); next.isPresent(); next = next()) {
                note(courier.deliver(next.get()));
            }
        } catch (InterruptedException e) {
            note(false);
            ended();
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            note(false);
            ended();
            throw e;
        }
    }

    /** What to send next; nobody sends any more when there is nothing. */
    private Optional<Notice> next() {
        lock.lock();
        try {
            Optional<Notice> next = Optional.ofNullable(waiting.pollFirst());
            sending = next.isPresent();
            inHand = sending ? 1 : 0;
            return next;
        } finally {
            lock.unlock();
        }
    }

    private void note(boolean taken) {
        lock.lock();
        try {
            if (taken) {
                sent++;
                lastSent = clock.instant();
            } else {
                failed++;
                lastFailed = clock.instant();
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended() {
        lock.lock();
        try {
            sending = false;
            inHand = 0;
        } finally {
            lock.unlock();
        }
    }

    AlertFigures figures() {
        lock.lock();
        try {
            return new AlertFigures(sent, failed, dropped, waiting.size() + inHand, lastSent, lastFailed);
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            dropped += waiting.size();
            if (!waiting.isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "{0} alerts were not sent before this stop",
                        Integer.toString(waiting.size()));
            }
            waiting.clear();
        } finally {
            lock.unlock();
        }
    }
}
