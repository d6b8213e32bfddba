package org.kirogate.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.kirogate.chat.TokenCounts;
import org.kirogate.fault.GatewayException;
import org.kirogate.relay.ReadOn;
import org.kirogate.relay.RelayedReply;

/**
 * Reads answers on whose clients have left, so that it is known what they cost: so many at a time, each for so long.
 * Until then such a request holds what it held: its token's place, and its key's, or a client could have more at once
 * than its key may by leaving. Thread-safe.
 */
public final class Drains implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Drains.class.getName());
    /** After which it is looked whether the gateway stops. */
    private static final Duration STEP = Duration.ofMillis(250);

    private final Executor threads;
    private final int most;
    private final Duration limit;
    private final InstantSource clock;
    private final Semaphore places;
    private volatile boolean closed;

    /**
     * Reads on in these threads.
     *
     * @param most  answers that are read on at a time, at least 1; the cost of others is estimated at once
     * @param limit for which one is read on, zero = not at all
     */
    public Drains(Executor threads, int most, Duration limit, InstantSource clock) {
        this.threads = Objects.requireNonNull(threads, "threads");
        this.most = most;
        this.limit = Objects.requireNonNull(limit, "limit");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.places = new Semaphore(most);
    }

    /** How many answers are being read on. */
    public int open() {
        return most - places.availablePermits();
    }

    /** A place for an answer whose client left just now; empty = it is not read on. The caller gives it back. */
    Optional<Drain> enter() {
        boolean enters = !closed && !limit.isZero() && places.tryAcquire();
        return enters ? Optional.of(new Drain(this, clock.instant())) : Optional.empty();
    }

    /**
     * Reads an answer on in another thread, which notes in the draft what came of it, gives answer and place back and
     * runs {@code end}, whatever happens.
     *
     * @return false = no thread takes it, and all of that is left to the caller
     */
    boolean readOn(Drain drain, RelayedReply reply, UsageDraft draft, Runnable end) {
        try {
            threads.execute(() -> run(drain, reply, draft, end));
            return true;
        } catch (RejectedExecutionException e) {
            return false; // the gateway stops
        }
    }

    private void run(Drain drain, RelayedReply reply, UsageDraft draft, Runnable end) {
        try {
            try (drain; reply) {
                draft.readOn(toEnd(drain, reply, draft), drain.took());
            } finally {
                end.run();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Reading on failed for " + draft.requestId(), e);
        }
    }

    private ReadOn toEnd(Drain drain, RelayedReply reply, UsageDraft draft) {
        try {
            while (!drain.isOver()) {
                Duration step = drain.left().compareTo(STEP) < 0 ? drain.left() : STEP;
                Optional<TokenCounts> used = reply.readOn(step);
                if (used.isPresent()) {
                    return draft.settled(used.get());
                }
            }
        } catch (GatewayException e) {
            LOG.log(System.Logger.Level.DEBUG, "The answer failed while it was read on", e);
        }
        return drain.broken();
    }

    boolean isClosed() {
        return closed;
    }

    Duration limit() {
        return limit;
    }

    Instant now() {
        return clock.instant();
    }

    void leave() {
        places.release();
    }

    /** Ends those that are open at their next step, and lets no more in. */
    @Override
    public void close() {
        closed = true;
    }
}
