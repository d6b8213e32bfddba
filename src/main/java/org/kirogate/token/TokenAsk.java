package org.kirogate.token;

import java.util.Objects;
import java.util.Set;

/**
 * A request for a token.
 *
 * @param scope   which tokens may be taken
 * @param modelId the upstream's id of the model that is to answer
 * @param exclude ids of tokens that failed for this request already
 */
public record TokenAsk(TokenScope scope, String modelId, Set<Long> exclude) {
    public TokenAsk {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(modelId, "modelId");
        exclude = Set.copyOf(exclude);
    }
}
