package org.kirogate.token.strategy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code round_robin}: one after the other. It takes the candidate whose turn lies back the longest, which is exactly
 * even for a steady set and, unlike a running number, stays fair while tokens come and go and while requests for
 * different models reach different sets. Thread-safe.
 */
public final class RoundRobin implements AllocationStrategy {
    /** Turns of tokens that are gone are thrown away when there are this many more turns than candidates. */
    private static final int SPARE = 1000;

    private final Map<Long, Long> turns = new HashMap<>();
    private long turn;

    @Override
    public synchronized TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        TokenCandidate next = candidates.get(0);
        long earliest = Long.MAX_VALUE;
        for (TokenCandidate candidate : candidates) {
            long last = turns.getOrDefault(candidate.id(), 0L);
            if (last < earliest) {
                earliest = last;
                next = candidate;
            }
        }
        turns.put(next.id(), ++turn);
        if (turns.size() > candidates.size() + SPARE) {
            forgetAllBut(candidates);
        }
        return next;
    }

    private void forgetAllBut(List<TokenCandidate> candidates) {
        Set<Long> ids = new HashSet<>();
        candidates.forEach(candidate -> ids.add(candidate.id()));
        turns.keySet().retainAll(ids);
    }
}
