package org.kirogate.access;

import java.util.List;
import java.util.function.Function;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Reads the counters of all keys, deleted ones too, part by part. Thread-safe. */
public final class KeyReadings {

    /** Makes something of a key's counters. */
    public interface Maker<T> {
        /** The id, counts of requests, successes and failures, and when it was used last (epoch ms, 0 = never). */
        T of(long id, long requests, long successes, long failures, long lastUsed);
    }

    /** At most {@code limit} keys by ascending id, behind that of {@code after}. */
    public <T> List<T> read(Sql sql, long after, int limit, Maker<T> maker) {
        Function<Row, T> mapper = row -> maker.of(
                row.number("id"), row.number("request_count"), row.number("success_count"), row.number("failure_count"),
                row.number("last_used"));
        return sql.query(
                """
                SELECT id, request_count, success_count, failure_count, COALESCE(last_used, 0) AS last_used
                FROM api_keys WHERE id > ? ORDER BY id LIMIT ?
                """,
                mapper, after, limit);
    }
}
