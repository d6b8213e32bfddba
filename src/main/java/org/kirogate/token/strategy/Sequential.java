package org.kirogate.token.strategy;

import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/** {@code sequential}: the token with the lowest id until it can't serve any more, then the next. Thread-safe. */
public final class Sequential implements AllocationStrategy {

    @Override
    public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        TokenCandidate lowest = candidates.get(0);
        for (TokenCandidate candidate : candidates) {
            if (candidate.id() < lowest.id()) {
                lowest = candidate;
            }
        }
        return lowest;
    }
}
