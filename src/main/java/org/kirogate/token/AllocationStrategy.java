package org.kirogate.token;

import java.util.List;

/**
 * Chooses which of several upstream accounts serves a request. Write your own: a public class with a public constructor
 * without parameters, its full name in {@code TOKEN_ALLOCATION_STRATEGY}, its jar beside the gateway's.
 *
 * <pre>{@code
 * public final class MostQuotaLeft implements AllocationStrategy {
 *     public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
 *         return candidates.stream().max(Comparator.comparingDouble(TokenCandidate::quotaRemaining)).orElseThrow();
 *     }
 * }
 * }</pre>
 *
 * <p>One object serves all requests of the gateway: it must be thread-safe, must not block and should answer within
 * microseconds. One that throws, or answers anything but one of the candidates, is passed over for that request: the
 * pool then takes the token with the fewest requests in flight.
 */
@FunctionalInterface
public interface AllocationStrategy {

    /**
     * Chooses.
     *
     * @param candidates tokens that can serve the request now, by ascending id, at least one; can't be changed
     * @param ask        what is to be served
     * @return one of the candidates
     */
    TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask);
}
