package org.kirogate.token;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** One call of a strategy in another thread; knows whether somebody still waits for it. Thread-safe, used once. */
final class DeadlinedCall implements Callable<TokenCandidate> {

    private enum Phase { QUEUED, RUNNING, HANGING, OVER }

    private final AllocationStrategy strategy;
    private final List<TokenCandidate> candidates;
    private final AllocationAsk ask;
    private final AtomicInteger hanging;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.QUEUED);

    /** {@code hanging} counts the calls that were given up and have not come back. */
    DeadlinedCall(
            AllocationStrategy strategy, List<TokenCandidate> candidates, AllocationAsk ask, AtomicInteger hanging) {
        this.strategy = strategy;
        this.candidates = candidates;
        this.ask = ask;
        this.hanging = hanging;
    }

    @Override
    public TokenCandidate call() {
        if (!phase.compareAndSet(Phase.QUEUED, Phase.RUNNING)) {
            throw new StrategyFailure("was given up before it began");
        }
        try {
            return strategy.choose(candidates, ask);
        } catch (Throwable e) {
            // Described here, under the deadline: what is asked of it may be the stranger's code too.
            throw StrategyFailure.threw(e);
        } finally {
            if (phase.getAndSet(Phase.OVER) == Phase.HANGING) {
                hanging.decrementAndGet();
            }
        }
    }

    /** Nobody waits any longer; returns whether it had begun. */
    boolean giveUp() {
        if (phase.compareAndSet(Phase.QUEUED, Phase.OVER)) {
            return false;
        }
        hanging.incrementAndGet();
        if (!phase.compareAndSet(Phase.RUNNING, Phase.HANGING)) {
            hanging.decrementAndGet();
        }
        return true;
    }
}
