package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps a strategy from taking a request down: one that throws, answers nonsense or is late (see {@link Deadlined}) is
 * passed over and counted, its class is logged once a minute, and the least busy token serves. Thread-safe.
 */
final class StrategyGuard {
    private static final System.Logger LOG = System.getLogger(StrategyGuard.class.getName());
    private static final Duration LOG_INTERVAL = Duration.ofMinutes(1);

    private final AllocationStrategy strategy;
    private final String name;
    private final AtomicLong fallbacks = new AtomicLong();
    private final AtomicReference<Instant> logged = new AtomicReference<>(Instant.EPOCH);

    StrategyGuard(AllocationStrategy strategy) {
        this.strategy = strategy;
        this.name = strategy instanceof Deadlined deadlined ? deadlined.name() : strategy.getClass().getName();
    }

    /** The id of a candidate, whether the strategy itself chose it, and the scores it tells of, if any. */
    record Choice(long tokenId, boolean byStrategy, List<TokenScore> best) {}

    /** One of the candidates, of which there is at least one; nobody may change the list any more. */
    Choice choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        try {
            if (strategy instanceof ScoringStrategy scoring) {
                ScoringStrategy.Scored scored = scoring.score(Collections.unmodifiableList(candidates), ask);
                return new Choice(scored.chosen().id(), true, scored.best());
            }
            TokenCandidate chosen = strategy.choose(Collections.unmodifiableList(candidates), ask);
            if (chosen != null && among(candidates, chosen)) {
                return new Choice(chosen.id(), true, List.of());
            }
            passedOver(chosen == null ? "answered null" : "answered something that is no candidate", ask.now());
        } catch (StrategyFailure e) {
            passedOver(e.getMessage(), ask.now());
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            passedOver(StrategyFailure.threw(e).getMessage(), ask.now());
        }
        return new Choice(Collections.min(candidates, TokenCandidate.LEAST_BUSY).id(), false, List.of());
    }

    /** How often the strategy was passed over since the start. */
    long fallbacks() {
        return fallbacks.get();
    }

    private static boolean among(List<TokenCandidate> candidates, TokenCandidate chosen) {
        for (TokenCandidate candidate : candidates) {
            if (candidate.id() == chosen.id()) {
                return true;
            }
        }
        return false;
    }

    private void passedOver(String what, Instant now) {
        long count = fallbacks.incrementAndGet();
        Instant last = logged.get();
        if (!now.isBefore(last.plus(LOG_INTERVAL)) && logged.compareAndSet(last, now)) {
            LOG.log(System.Logger.Level.WARNING,
                    "allocation strategy {0} {1}; the least busy token was taken ({2} times since the start)",
                    name, what, Long.toString(count));
        }
    }
}
