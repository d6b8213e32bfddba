package org.kirogate.token;

import java.util.Objects;
import org.kirogate.token.terms.ShareTerms;

/**
 * What people set for a token.
 *
 * @param maxConcurrency    requests at a time, 0 = no limit, {@link #AS_CONFIGURED}
 * @param requestsPerMinute 0 = no limit, {@link #AS_CONFIGURED}
 * @param weight            its share of the requests under the strategy {@code weighted}, 1-100
 * @param terms             on which super keys may use it
 */
public record TokenRules(int maxConcurrency, int requestsPerMinute, int weight, ShareTerms terms) {
    /** The token has no limit of its own: the configured one holds. */
    public static final int AS_CONFIGURED = -1;
    /** What holds until somebody sets something. */
    public static final TokenRules USUAL = new TokenRules(AS_CONFIGURED, AS_CONFIGURED, 1, ShareTerms.OPEN);

    public TokenRules {
        Objects.requireNonNull(terms, "terms");
    }
}
