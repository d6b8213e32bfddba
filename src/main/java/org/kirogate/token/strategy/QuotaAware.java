package org.kirogate.token.strategy;

import java.time.Instant;
import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code quota_aware}: what would be lost soonest is spent first, and no account is run dry while another has plenty.
 * Thread-safe.
 *
 * <ol>
 *   <li>Candidates with more than 5 % of their account's quota left come first. Among them the one whose quota resets
 *       soonest serves; resets within the same hour count as the same time.
 *   <li>After these come those of which too little is known: the quota, or when it resets, or only what they had left
 *       in a period that is over.
 *   <li>Those with 5 % or less are taken when nothing else is left: then the one with the most credits. Accounts that
 *       only go on at extra cost have no credits left and so come last of all.
 * </ol>
 *
 * <p>Among equals the least busy one serves, so they share evenly.
 */
public final class QuotaAware implements AllocationStrategy {
    /** Figures are some minutes old, and requests under way are in none of them: this much is kept back for both. */
    private static final double FLOOR = 0.05;
    private static final long SECONDS = 3600;
    private static final long UNKNOWN = Long.MAX_VALUE - 1;
    private static final long NEARLY_DRY = Long.MAX_VALUE;

    @Override
    public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        TokenCandidate best = candidates.get(0);
        long bestRank = rank(best, ask.now());
        for (int i = 1; i < candidates.size(); i++) {
            TokenCandidate candidate = candidates.get(i);
            long rank = rank(candidate, ask.now());
            if (rank < bestRank || (rank == bestRank && before(candidate, best, rank))) {
                best = candidate;
                bestRank = rank;
            }
        }
        return best;
    }

    /** The hour of its reset, or one of the two places behind all hours. */
    private static long rank(TokenCandidate candidate, Instant now) {
        Instant resetsAt = candidate.quotaResetsAt();
        boolean resetKnown = resetsAt.getEpochSecond() != 0;
        boolean outdated = resetKnown && !resetsAt.isAfter(now);
        if (candidate.quotaRemaining() < 0 || outdated) {
            return UNKNOWN;
        }
        if (candidate.quotaRemaining() <= FLOOR * Math.max(0, candidate.quotaLimit())) {
            return NEARLY_DRY;
        }
        return resetKnown ? Math.floorDiv(resetsAt.getEpochSecond(), SECONDS) : UNKNOWN;
    }

    private static boolean before(TokenCandidate one, TokenCandidate other, long rank) {
        if (rank == NEARLY_DRY && one.quotaRemaining() != other.quotaRemaining()) {
            return one.quotaRemaining() > other.quotaRemaining();
        }
        return TokenCandidate.LEAST_BUSY.compare(one, other) < 0;
    }
}
