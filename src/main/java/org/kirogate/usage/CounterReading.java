package org.kirogate.usage;

import java.util.List;
import org.kirogate.db.Sql;

/**
 * Counters of a key or token as another room keeps them.
 *
 * @param id       of the key or token
 * @param lastUsed epoch milliseconds, 0 = never
 */
public record CounterReading(long id, long requests, long successes, long failures, long lastUsed) {

    /** Reads counters of another room. */
    public interface Reader {
        /** At most {@code limit} of them by ascending id, behind that of {@code after}. */
        List<CounterReading> read(Sql sql, long after, int limit);
    }
}
