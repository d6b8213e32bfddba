package org.kirogate.token;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How tokens are at one moment, from memory.
 *
 * @param total     tokens
 * @param usable    of them may serve now
 * @param states    how many are in which state; what has ended by time counts as active
 * @param remaining credits left on those whose quota is known and that may serve
 * @param limit     credits of the period on the same
 * @param resetsAt  when the first of those that are used up starts anew, else the first of all; {@link Instant#EPOCH}
 *                  = unknown
 * @param care      those that need a person or rest, the worst first, at most {@value #MOST_CARE}
 */
public record PoolHealth(
        int total, int usable, Map<TokenState, Integer> states, double remaining, double limit, Instant resetsAt,
        List<TokenView> care) {
    /** Most tokens that are named. */
    public static final int MOST_CARE = 8;

    public PoolHealth {
        states = Map.copyOf(states);
        Objects.requireNonNull(resetsAt, "resetsAt");
        care = List.copyOf(care);
    }

    /** How many are in a state. */
    public int in(TokenState state) {
        return states.getOrDefault(state, 0);
    }

    static PoolHealth of(Collection<PooledToken> tokens, Instant now) {
        Map<TokenState, Integer> states = new EnumMap<>(TokenState.class);
        double remaining = 0;
        double limit = 0;
        for (PooledToken token : tokens) {
            states.merge(state(token, now), 1, Integer::sum);
            TokenQuota quota = token.row().view().quota();
            if (quota.known() && serving(token, now)) {
                remaining += quota.remaining();
                limit += quota.limit();
            }
        }
        List<TokenView> care = tokens.stream()
                .filter(token -> state(token, now) != TokenState.ACTIVE && state(token, now) != TokenState.DISABLED)
                .sorted(Comparator.comparing((PooledToken token) -> state(token, now)).reversed()
                        .thenComparing(PooledToken::id))
                .limit(MOST_CARE)
                .map(PoolHealth::view)
                .toList();
        return new PoolHealth(tokens.size(), states.getOrDefault(TokenState.ACTIVE, 0), states, remaining, limit,
                next(tokens, now), care);
    }

    private static TokenState state(PooledToken token, Instant now) {
        return token.standing().usable(now) ? TokenState.ACTIVE : token.standing().state();
    }

    private static boolean serving(PooledToken token, Instant now) {
        return switch (state(token, now)) {
            case ACTIVE, COOLING, EXHAUSTED -> true;
            case INVALID, SUSPENDED, DISABLED -> false;
        };
    }

    /** What is in memory may be newer than the row. */
    private static TokenView view(PooledToken token) {
        TokenView row = token.row().view();
        return new TokenView(
                row.id(), row.userId(), row.provider(), row.kind(), row.name(), row.isPublic(), token.standing(),
                row.plan(), row.emailMasked(), row.quota(), row.modelIds(), row.rules(), row.own(), row.pool(), row.createdAt(),
                row.version());
    }

    private static Instant next(Collection<PooledToken> tokens, Instant now) {
        return first(tokens.stream().filter(token -> state(token, now) == TokenState.EXHAUSTED).toList(), now)
                .orElseGet(() -> first(tokens, now).orElse(Instant.EPOCH));
    }

    private static Optional<Instant> first(Collection<PooledToken> tokens, Instant now) {
        return tokens.stream().map(token -> token.row().view().quota().resetsAt()).filter(now::isBefore).min(Instant::compareTo);
    }
}
