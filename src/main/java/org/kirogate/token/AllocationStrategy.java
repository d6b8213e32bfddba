package org.kirogate.token;

import java.util.List;

/**
 * Chooses which of several upstream accounts ("tokens") serves a request. Write your own: a public class with a public
 * constructor without parameters, compiled against the classes of the gateway, its full name in
 * {@code TOKEN_ALLOCATION_STRATEGY}, its jar in the web application's {@code WEB-INF/lib} or mounted there.
 *
 * <pre>{@code
 * public final class MostQuotaLeft implements AllocationStrategy {
 *     @Override
 *     public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
 *         TokenCandidate best = candidates.get(0);
 *         for (TokenCandidate candidate : candidates) {
 *             if (candidate.quotaRemaining() > best.quotaRemaining()) {
 *                 best = candidate;
 *             }
 *         }
 *         return best;
 *     }
 * }
 * }</pre>
 *
 * <p><b>Lifetime and threads.</b> One object is made at the start and serves all requests: it must be thread-safe. What
 * it keeps of tokens goes by {@link TokenCandidate#id} and must not grow without bound, since tokens come and go.
 *
 * <p><b>When it is asked.</b> For each attempt of a request at a token, unless the conversation's last token takes it.
 * Not every choice is used: another request may take the last place on the token meanwhile, and then it is asked again.
 *
 * <p><b>Time.</b> It is on the way of every request, so it should answer within microseconds, and must not block or do
 * input and output. A class that is not built in runs in another thread than the request and under a deadline,
 * {@code TOKEN_ALLOCATION_DEADLINE} (up to a second for the very first call); a call that is late is interrupted.
 *
 * <p><b>Failure.</b> One that throws, is late, or answers anything but one of the candidates takes no request down: the
 * pool takes the token with the fewest requests in flight, counts it ({@code kirogate_strategy_fallbacks_total}) and
 * logs the class by name once a minute. While a late call has not come back, or after three late ones in a row, only
 * one request a minute asks the strategy.
 */
@FunctionalInterface
public interface AllocationStrategy {

    /**
     * Chooses. Called by many threads at a time.
     *
     * @param candidates tokens that can serve the request now, by ascending id, at least one; the list never
     *                   changes, and may be kept
     * @param ask        what is to be served
     * @return one of the candidates, not null; it is told by its id
     */
    TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask);
}
