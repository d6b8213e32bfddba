package org.kirogate.usage;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What comparing counters with sums, and sums with records, came to.
 *
 * @param at        when it ended, {@link Instant#EPOCH} = never yet
 * @param different how many figures differ
 * @param found     the first of them, at most {@value #MOST}; none when it was read back
 */
public record DriftReport(Instant at, long different, List<Found> found) {
    /** Most that are named. */
    public static final int MOST = 100;
    /** Nobody has looked yet. */
    public static final DriftReport NEVER = new DriftReport(Instant.EPOCH, 0, List.of());

    /** What can be compared. */
    public enum Kind {
        /** Counters of a key. */
        KEY,
        /** Counters of a token for its owner's own keys. */
        TOKEN,
        /** Counters of a token for super keys. */
        TOKEN_POOL,
        /** Single requests of an hour; its start, epoch milliseconds, stands for an id. */
        HOUR;

        /** As it is written. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public DriftReport {
        Objects.requireNonNull(at, "at");
        found = List.copyOf(found);
    }

    /**
     * One figure that differs.
     *
     * @param figure {@code requests}, {@code successes}, {@code failures}, {@code input_tokens}, {@code output_tokens},
     *               {@code millicredits} (thousandths of a credit) or {@code last_used}
     * @param is     what the counter says, of an hour what the records say
     * @param should what the sums say
     */
    public record Found(Kind kind, long id, String figure, long is, long should) {
        public Found {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(figure, "figure");
        }

        @Override
        public String toString() {
            return kind.label() + " " + id + ": " + figure + " " + is + " instead of " + should;
        }
    }
}
