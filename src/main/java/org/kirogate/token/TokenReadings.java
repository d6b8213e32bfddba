package org.kirogate.token;

import java.util.List;
import java.util.function.Function;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Reads the counters of all tokens part by part. Thread-safe. */
public final class TokenReadings {

    /** Makes something of a token's counters. */
    public interface Maker<T> {
        /** The id, counts of requests, successes and failures, and when it was used last (epoch ms, 0 = never). */
        T of(long id, long requests, long successes, long failures, long lastUsed);
    }

    /** At most {@code limit} tokens by ascending id, behind that of {@code after}: what their owners' own keys did. */
    public <T> List<T> own(Sql sql, long after, int limit, Maker<T> maker) {
        return read(sql, "", after, limit, maker);
    }

    /** The same of what super keys did. */
    public <T> List<T> pool(Sql sql, long after, int limit, Maker<T> maker) {
        return read(sql, "pool_", after, limit, maker);
    }

    private static <T> List<T> read(Sql sql, String prefix, long after, int limit, Maker<T> maker) {
        Function<Row, T> mapper = row -> maker.of(
                row.number("id"), row.number("requests"), row.number("successes"), row.number("failures"),
                row.number("used"));
        return sql.query(
                "SELECT id, " + prefix + "request_count AS requests, " + prefix + "success_count AS successes, "
                        + prefix + "failure_count AS failures, " + prefix + "last_used AS used FROM tokens WHERE id > ?"
                        + " ORDER BY id LIMIT ?",
                mapper, after, limit);
    }
}
