package org.kirogate.token.strategy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.ScoringStrategy;
import org.kirogate.token.TokenCandidate;
import org.kirogate.token.TokenScore;

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
public final class ScoreBased implements ScoringStrategy {
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
    public Scored score(List<TokenCandidate> candidates, AllocationAsk ask) {
        Spread spread = Spread.of(candidates);
        double[] scores = new double[candidates.size()];
        double best = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(candidates.get(i), spread, ask.now());
            best = Math.max(best, scores[i]);
        }
        TokenCandidate chosen = null;
        int chosenPlace = 0;
        for (int i = 0; i < scores.length; i++) {
            TokenCandidate candidate = candidates.get(i);
            boolean near = scores[i] >= best - NEAR;
            if (near && (chosen == null || TokenCandidate.LEAST_BUSY.compare(candidate, chosen) < 0)) {
                chosen = candidate;
                chosenPlace = i;
            }
        }
        List<TokenScore> told = new ArrayList<>(TOLD);
        for (int place : told(scores, chosenPlace)) {
            told.add(told(candidates.get(place), scores[place], spread, ask.now()));
        }
        return new Scored(chosen, told);
    }

    /** Places of the highest scores; the chosen one takes the place of the last when it is not among them. */
    private static List<Integer> told(double[] scores, int chosen) {
        if (scores.length == 1) {
            return List.of();
        }
        List<Integer> places = new ArrayList<>(TOLD + 1);
        for (int i = 0; i < scores.length; i++) {
            int at = places.size();
            while (at > 0 && scores[places.get(at - 1)] < scores[i]) {
                at--;
            }
            if (at < TOLD) {
                places.add(at, i);
            }
            if (places.size() > TOLD) {
                places.remove(TOLD);
            }
        }
        if (!places.contains(chosen)) {
            places.set(places.size() - 1, chosen);
        }
        return places;
    }

    private static TokenScore told(TokenCandidate candidate, double score, Spread spread, Instant now) {
        return new TokenScore(candidate.id(), score, candidate.successRate(), freshness(candidate.seenWorkingAt(), now),
                spread.balance(candidate));
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
