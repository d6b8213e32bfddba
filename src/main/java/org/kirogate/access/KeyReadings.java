package org.kirogate.access;

import java.util.List;
import java.util.function.Function;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Reads the counters of all keys, deleted ones too, part by part. Thread-safe. */
public final class KeyReadings {

    /** Makes something of a key's counters. */
    public interface Maker<T> {
        /** The counters; {@code lastUsed} is in epoch ms, 0 = never. */
        T of(KeyDelta counters);
    }

    /** At most {@code limit} keys by ascending id, behind that of {@code after}. */
    public <T> List<T> read(Sql sql, long after, int limit, Maker<T> maker) {
        Function<Row, T> mapper = row -> maker.of(new KeyDelta(
                row.number("id"), row.number("request_count"), row.number("success_count"), row.number("failure_count"),
                row.number("input_tokens"), row.number("output_tokens"), row.fraction("credits"),
                row.number("last_used")));
        return sql.query(
                """
                SELECT id, request_count, success_count, failure_count, input_tokens, output_tokens, credits,
                    COALESCE(last_used, 0) AS last_used
                FROM api_keys WHERE id > ? ORDER BY id LIMIT ?
                """,
                mapper, after, limit);
    }
}
