package org.kirogate.dialect;

import java.time.Instant;
import java.util.Objects;

/**
 * How a caller stands with the limit that is nearest to its end.
 *
 * @param unit      what is limited
 * @param limit     most of it
 * @param remaining what is left, at least 0
 * @param resetsAt  when all of it is there again; {@link Instant#EPOCH} = never, or not known
 */
public record RateFigure(Unit unit, long limit, long remaining, Instant resetsAt) {
    /** What limits are about that clients are told of. */
    public enum Unit {
        /** Requests. */
        REQUESTS,
        /** Model tokens. */
        TOKENS;

        /** As header names have it, {@code requests}. */
        public String word() {
            return switch (this) {
                case REQUESTS -> "requests";
                case TOKENS -> "tokens";
            };
        }
    }

    public RateFigure {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(resetsAt, "resetsAt");
    }

    /** Whether it is known when it resets. */
    public boolean resets() {
        return !resetsAt.equals(Instant.EPOCH);
    }
}
