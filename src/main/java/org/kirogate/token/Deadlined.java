package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A strategy that nobody here has read: it chooses in another thread, and a request waits for it no longer than the
 * deadline. A call that is late is interrupted; one that heeds no interrupt keeps its thread. So that requests don't
 * wait one after the other, and threads don't go one after the other, a strategy with a call that hangs, or late three
 * times in a row, rests: one request a minute tries it again, and none while three calls hang. Thread-safe.
 *
 * <p>Whatever keeps it from choosing is thrown as a {@code RuntimeException}, for the pool's guard to deal with.
 */
public final class Deadlined implements AllocationStrategy {
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MOST_HANGING = 3;
    private static final int MOST_LATE = 3;
    /** The first call loads the stranger's classes: it gets this many times the deadline, but no more than a second. */
    private static final int FIRST = 20;
    private static final Duration LONGEST_FIRST = Duration.ofSeconds(1);

    private final AllocationStrategy stranger;
    private final Executor choosers;
    private final Duration deadline;
    private final Duration firstDeadline;
    private final AtomicInteger hanging = new AtomicInteger();
    private final AtomicInteger lateInARow = new AtomicInteger();
    private final AtomicReference<Instant> restsUntil = new AtomicReference<>(Instant.EPOCH);
    private volatile boolean warm;

    /**
     * Puts a strategy under a deadline.
     *
     * @param stranger the strategy
     * @param choosers its threads, at least four
     * @param deadline within which it must have chosen; the first time up to a second
     */
    public Deadlined(AllocationStrategy stranger, Executor choosers, Duration deadline) {
        this.stranger = Objects.requireNonNull(stranger, "stranger");
        this.choosers = Objects.requireNonNull(choosers, "choosers");
        this.deadline = deadline;
        Duration first = deadline.multipliedBy(FIRST);
        Duration capped = first.compareTo(LONGEST_FIRST) > 0 ? LONGEST_FIRST : first;
        this.firstDeadline = capped.compareTo(deadline) > 0 ? capped : deadline;
    }

    @Override
    public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        if (rests(ask.now())) {
            throw new StrategyFailure("rests, since it has not chosen in time");
        }
        Duration patience = warm ? deadline : firstDeadline;
        DeadlinedCall call = new DeadlinedCall(stranger, candidates, ask, hanging);
        FutureTask<TokenCandidate> task = new FutureTask<>(call);
        try {
            choosers.execute(task);
            TokenCandidate chosen = task.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            inTime();
            return chosen;
        } catch (RejectedExecutionException e) {
            throw new StrategyFailure("found no free thread");
        } catch (ExecutionException e) {
            inTime();
            throw e.getCause() instanceof StrategyFailure failure ? failure : StrategyFailure.threw(e.getCause());
        } catch (TimeoutException e) {
            warm = true;
            lateInARow.incrementAndGet();
            restsUntil.set(ask.now().plus(REST));
            boolean begun = giveUp(call, task);
            throw new StrategyFailure("did not choose within " + patience.toMillis() + " ms"
                    + (begun ? "" : ", for all its threads were busy"));
        } catch (InterruptedException e) {
            giveUp(call, task);
            Thread.currentThread().interrupt();
            throw new StrategyFailure("was not waited for, since the request was interrupted");
        }
    }

    /** Its class, for the log. */
    String name() {
        return stranger.getClass().getName();
    }

    /** Calls that are late and have not come back. */
    int hanging() {
        return hanging.get();
    }

    private boolean rests(Instant now) {
        int stuck = hanging.get();
        if (stuck == 0 && lateInARow.get() < MOST_LATE) {
            return false;
        }
        Instant until = restsUntil.get();
        boolean triedAgain = stuck < MOST_HANGING && !now.isBefore(until)
                && restsUntil.compareAndSet(until, now.plus(REST));
        return !triedAgain;
    }

    private void inTime() {
        if (!warm || lateInARow.get() > 0) {
            warm = true;
            lateInARow.set(0);
        }
    }

    /** Returns whether the call had begun. */
    private static boolean giveUp(DeadlinedCall call, FutureTask<TokenCandidate> task) {
        boolean begun = call.giveUp();
        task.cancel(true);
        return begun;
    }
}
