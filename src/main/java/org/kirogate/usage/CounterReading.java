package org.kirogate.usage;

import java.util.List;
import java.util.Objects;
import org.kirogate.db.Sql;

/**
 * Counters of a key or token as another room keeps them.
 *
 * @param id       of the key or token
 * @param sums     what it counted; of tokens neither model tokens nor credits
 * @param lastUsed epoch milliseconds, 0 = never
 */
public record CounterReading(long id, UsageReport.Sums sums, long lastUsed) {
    public CounterReading {
        Objects.requireNonNull(sums, "sums");
    }

    /** Of something that counts requests alone. */
    public CounterReading(long id, long requests, long successes, long failures, long lastUsed) {
        this(id, new UsageReport.Sums(requests, successes, failures, 0, 0, 0), lastUsed);
    }

    /** Reads counters of another room. */
    public interface Reader {
        /** At most {@code limit} of them by ascending id, behind that of {@code after}. */
        List<CounterReading> read(Sql sql, long after, int limit);
    }
}
