package org.kirogate.token;

import java.util.List;
import java.util.Objects;

/** A strategy that chooses by scores and can tell those of the best candidates. */
public interface ScoringStrategy extends AllocationStrategy {
    /** So many candidates are told of a choice. */
    int TOLD = 3;

    /**
     * A choice.
     *
     * @param chosen one of the candidates
     * @param best   scores of the best of them, at most {@value #TOLD}, the best first, the chosen one always among
     *               them; empty when there was nothing to choose
     */
    record Scored(TokenCandidate chosen, List<TokenScore> best) {
        public Scored {
            Objects.requireNonNull(chosen, "chosen");
            best = List.copyOf(best);
        }
    }

    /** Chooses as {@link #choose} does, and tells the scores. */
    Scored score(List<TokenCandidate> candidates, AllocationAsk ask);

    @Override
    default TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
        return score(candidates, ask).chosen();
    }
}
