package org.kirogate.token.strategy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kirogate.token.TokenCandidate;

/**
 * What a strategy remembers of each token, by id. Tokens that are gone are forgotten, all at once and only when many
 * are remembered beyond the candidates of the moment: those that just can't serve, or serve others, stay. For one
 * thread at a time.
 */
final class PerToken<V> {
    /** Some 100 bytes each. */
    private static final int SPARE = 10_000;

    private final Map<Long, V> byId = new HashMap<>();
    private final Supplier<V> first;

    /** {@code first} makes what is remembered of a token that is met for the first time. */
    PerToken(Supplier<V> first) {
        this.first = first;
    }

    V of(TokenCandidate candidate) {
        V value = byId.get(candidate.id());
        if (value == null) {
            value = first.get();
            byId.put(candidate.id(), value);
        }
        return value;
    }

    /** Called after each choice. */
    void forgetAllBut(List<TokenCandidate> candidates) {
        if (byId.size() <= candidates.size() + SPARE) {
            return;
        }
        Set<Long> ids = new HashSet<>();
        candidates.forEach(candidate -> ids.add(candidate.id()));
        byId.keySet().retainAll(ids);
    }

    int size() {
        return byId.size();
    }
}
