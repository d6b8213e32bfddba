package org.kirogate.token.strategy;

import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code weighted}: each token serves in proportion to its {@linkplain TokenCandidate#weight weight}, and the turns of
 * a heavy one lie apart. Thread-safe.
 *
 * <p>With every request each candidate earns its part of that request, its weight divided by the weights of all
 * candidates; the one that has earned the most serves and pays for the whole. For a steady set the shares are exact
 * after as many requests as the weights add up to. A turn costs one whole request however many took part in it, so
 * one among many costs no more than one among two. A token that can't serve for a while earns nothing meanwhile: it is
 * not flooded when it comes back, and neither is a new one. Among those that have earned the same the least busy one
 * serves.
 */
public final class Weighted implements AllocationStrategy {
    /** A whole request, in whole numbers, so that the parts add up exactly. */
    private static final long REQUEST = 1L << 40;
    private static final int HEAVIEST = 100;

    private static final class Credit {
        private long earned;
    }

    private final PerToken<Credit> credits = new PerToken<>(Credit::new);

    @Override
    public synchronized TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        long total = 0;
        for (TokenCandidate candidate : candidates) {
            total += weight(candidate);
        }
        long unit = REQUEST / total;
        TokenCandidate next = null;
        Credit most = null;
        for (TokenCandidate candidate : candidates) {
            Credit credit = credits.of(candidate);
            credit.earned += unit * weight(candidate);
            if (most == null || before(candidate, credit, next, most)) {
                next = candidate;
                most = credit;
            }
        }
        most.earned -= unit * total;
        credits.forgetAllBut(candidates);
        return next;
    }

    private static boolean before(TokenCandidate one, Credit its, TokenCandidate other, Credit others) {
        return its.earned != others.earned
                ? its.earned > others.earned
                : TokenCandidate.LEAST_BUSY.compare(one, other) < 0;
    }

    private static int weight(TokenCandidate candidate) {
        return Math.min(HEAVIEST, Math.max(1, candidate.weight()));
    }
}
