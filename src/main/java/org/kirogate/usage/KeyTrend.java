package org.kirogate.usage;

import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What became of a key lately.
 *
 * @param days     requests of each of the last {@link KeyTrends#DAYS} days in UTC, today last
 * @param tokens   how many upstream tokens served it in these days
 * @param lastFrom address of its last request, empty = not known any more
 */
public record KeyTrend(List<Long> days, long tokens, String lastFrom) {
    /** Nothing. */
    public static final KeyTrend NONE =
            new KeyTrend(Collections.nCopies(KeyTrends.DAYS, 0L), 0, "");

    public KeyTrend {
        days = List.copyOf(days);
        Objects.requireNonNull(lastFrom, "lastFrom");
    }

    /** Requests of all these days. */
    public long requests() {
        return days.stream().mapToLong(Long::longValue).sum();
    }
}
