package org.kirogate.token;

import java.util.Objects;
import org.kirogate.token.terms.ShareTerms;

/**
 * What people set for a token.
 *
 * @param maxConcurrency    requests at a time, 0 = no limit, {@link #AS_CONFIGURED}
 * @param requestsPerMinute 0 = no limit, {@link #AS_CONFIGURED}
 * @param weight            its share of the requests under the strategy {@code weighted}, 1-{@value #MAX_WEIGHT}
 * @param terms             on which super keys may use it
 */
public record TokenRules(int maxConcurrency, int requestsPerMinute, int weight, ShareTerms terms) {
    /** The token has no limit of its own: the configured one holds. */
    public static final int AS_CONFIGURED = -1;
    /** The highest limit; 0 lifts it. */
    public static final int MAX_LIMIT = 1_000_000;
    /** The highest weight. */
    public static final int MAX_WEIGHT = 100;
    /** What holds until somebody sets something. */
    public static final TokenRules USUAL = new TokenRules(AS_CONFIGURED, AS_CONFIGURED, 1, ShareTerms.OPEN);

    public TokenRules {
        require(maxConcurrency >= AS_CONFIGURED, "maxConcurrency", maxConcurrency);
        require(requestsPerMinute >= AS_CONFIGURED, "requestsPerMinute", requestsPerMinute);
        require(weight >= 1 && weight <= MAX_WEIGHT, "weight", weight);
        Objects.requireNonNull(terms, "terms");
    }

    /** The same with these limits. */
    public TokenRules limited(int newMaxConcurrency, int newRequestsPerMinute) {
        return new TokenRules(newMaxConcurrency, newRequestsPerMinute, weight, terms);
    }

    /** The same with another weight. */
    public TokenRules weighing(int newWeight) {
        return new TokenRules(maxConcurrency, requestsPerMinute, newWeight, terms);
    }

    /** The same on other terms. */
    public TokenRules on(ShareTerms newTerms) {
        return new TokenRules(maxConcurrency, requestsPerMinute, weight, newTerms);
    }

    private static void require(boolean allowed, String name, int value) {
        if (!allowed) {
            throw new IllegalArgumentException(name + " can't be " + value);
        }
    }
}
