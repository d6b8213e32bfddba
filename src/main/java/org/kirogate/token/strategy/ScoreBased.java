package org.kirogate.token.strategy;

import java.time.Instant;
import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.TokenCandidate;

/**
 * {@code score_based}, the default: 0.70 × success rate + 0.15 × freshness + 0.15 × load balance, each 0..1. Among
 * tokens whose scores differ by next to nothing the least busy one serves, so that equal tokens share evenly and the
 * best one does not take everything. Thread-safe.
 *
 * <ul>
 *   <li>success rate: {@link TokenCandidate#successRate};
 *   <li>freshness: 1 when the token was seen working within five minutes, half of it an hour later, then falling
 *       towards 0;
 *   <li>load balance: 1 for the candidate with the least in flight and the fewest requests lately, 0 for the one with
 *       the most of both.
 * </ul>
 */
public final class ScoreBased implements AllocationStrategy {
    private static final double SUCCESS = 0.70;
    private static final double FRESHNESS = 0.15;
    private static final double LOAD = 0.15;

    /** Scores this close to the best count as equal to it. */
    private static final double NEAR = 0.05;
    private static final double FRESH_SECONDS = 300;
    private static final double HALF_FRESH_SECONDS = 3600;
    /** Differences smaller than these don't count in full: one request more is no load. */
    private static final int IN_FLIGHT_SPREAD = 4;
    private static final int RECENT_SPREAD = 10;

    @Override
    public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        Spread spread = Spread.of(candidates);
        double[] scores = new double[candidates.size()];
        double best = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(candidates.get(i), spread, ask.now());
            best = Math.max(best, scores[i]);
        }
        TokenCandidate chosen = null;
        for (int i = 0; i < scores.length; i++) {
            TokenCandidate candidate = candidates.get(i);
            boolean near = scores[i] >= best - NEAR;
            if (near && (chosen == null || TokenCandidate.LEAST_BUSY.compare(candidate, chosen) < 0)) {
                chosen = candidate;
            }
        }
        return chosen;
    }

    private static double score(TokenCandidate candidate, Spread spread, Instant now) {
        return SUCCESS * candidate.successRate()
                + FRESHNESS * freshness(candidate.seenWorkingAt(), now)
                + LOAD * spread.balance(candidate);
    }

    /** 0..1. */
    static double freshness(Instant seenWorkingAt, Instant now) {
        double stale = now.getEpochSecond() - seenWorkingAt.getEpochSecond() - FRESH_SECONDS;
        return stale <= 0 ? 1 : 1 / (1 + stale / HALF_FRESH_SECONDS);
    }

    /** How far apart the candidates are in what they have to do. */
    private record Spread(int leastInFlight, int inFlight, int leastRecent, int recent) {

        static Spread of(List<TokenCandidate> candidates) {
            int leastInFlight = Integer.MAX_VALUE;
            int mostInFlight = 0;
            int leastRecent = Integer.MAX_VALUE;
            int mostRecent = 0;
            for (TokenCandidate candidate : candidates) {
                leastInFlight = Math.min(leastInFlight, candidate.inFlight());
                mostInFlight = Math.max(mostInFlight, candidate.inFlight());
                leastRecent = Math.min(leastRecent, candidate.recentRequests());
                mostRecent = Math.max(mostRecent, candidate.recentRequests());
            }
            return new Spread(
                    leastInFlight, Math.max(IN_FLIGHT_SPREAD, mostInFlight - leastInFlight),
                    leastRecent, Math.max(RECENT_SPREAD, mostRecent - leastRecent));
        }

        /** 0..1, 1 = least busy. */
        double balance(TokenCandidate candidate) {
            double flying = (double) (candidate.inFlight() - leastInFlight) / inFlight;
            double lately = (double) (candidate.recentRequests() - leastRecent) / recent;
            return 1 - (flying + lately) / 2;
        }
    }
}
