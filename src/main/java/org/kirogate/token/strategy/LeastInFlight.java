package org.kirogate.token.strategy;

import java.util.Collections;
import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code least_in_flight}: the token that serves the fewest requests now, then the one used least lately. What the pool
 * falls back to when another strategy fails. Thread-safe.
 */
public final class LeastInFlight implements AllocationStrategy {

    @Override
    public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        return Collections.min(candidates, TokenCandidate.LEAST_BUSY);
    }
}
