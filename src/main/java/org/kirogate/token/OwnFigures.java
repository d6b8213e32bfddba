package org.kirogate.token;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How a person's tokens are, all together.
 *
 * @param byState      how many are in each state now; what has ended by itself counts as active
 * @param remaining    credits left on those that may serve or will again by themselves
 * @param resetsAt     when the first of them starts anew, {@link Instant#EPOCH} = unknown
 * @param publicOnes   how many super keys reach
 */
public record OwnFigures(
        Map<TokenState, Long> byState, double remaining, Instant resetsAt, long publicOnes) {
    public OwnFigures {
        byState = Map.copyOf(byState);
        Objects.requireNonNull(resetsAt, "resetsAt");
    }

    /** How many there are. */
    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many are in a state. */
    public long count(TokenState state) {
        return byState.getOrDefault(state, 0L);
    }

    /** How many may serve now. */
    public long usable() {
        return count(TokenState.ACTIVE);
    }

    /** How many need a person. */
    public long care() {
        return count(TokenState.INVALID) + count(TokenState.SUSPENDED);
    }

    /** The figures of tokens that were not counted yet, and the figures of more of them. */
    OwnFigures plus(OwnFigures more) {
        Map<TokenState, Long> states = new EnumMap<>(TokenState.class);
        states.putAll(byState);
        more.byState.forEach((state, count) -> states.merge(state, count, Long::sum));
        return new OwnFigures(states, remaining + more.remaining, earlier(resetsAt, more.resetsAt),
                publicOnes + more.publicOnes);
    }

    private static Instant earlier(Instant one, Instant other) {
        if (one.equals(Instant.EPOCH)) {
            return other;
        }
        return other.equals(Instant.EPOCH) || one.isBefore(other) ? one : other;
    }
}
