package org.kirogate.token.strategy;

import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code round_robin}: one after the other. It takes the candidate whose turn lies back the longest, which is exactly
 * even for a steady set and, unlike a running number, stays fair while tokens come and go and while requests for
 * different models reach different sets. Thread-safe.
 */
public final class RoundRobin implements AllocationStrategy {

    private static final class Turn {
        private long last;
    }

    private final PerToken<Turn> turns = new PerToken<>(Turn::new);
    private long turn;

    @Override
    public synchronized TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        TokenCandidate next = null;
        Turn earliest = null;
        for (TokenCandidate candidate : candidates) {
            Turn its = turns.of(candidate);
            if (earliest == null || its.last < earliest.last) {
                earliest = its;
                next = candidate;
            }
        }
        earliest.last = ++turn;
        turns.forgetAllBut(candidates);
        return next;
    }
}
