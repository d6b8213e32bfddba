package org.kirogate.usage;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_marks}: between which numbers the requests of an hour lie. A record that waited for the
 * database gets its number long after its time, so numbers and times do not go together by themselves. Thread-safe.
 */
final class MarkDao {
    private static final long HOUR_MS = 3_600_000;

    /** Notes where these records, written just now in the same transaction, lie. */
    void add(Sql sql, List<UsageRecord> records) {
        String marks = String.join(",", Collections.nCopies(records.size(), "?"));
        sql.update(
                """
                INSERT INTO usage_marks (hour, first_id, last_id)
                SELECT at - MOD(at, 3600000), MIN(id), MAX(id) FROM usage_records
                WHERE request_id IN (""" + marks + """
                ) GROUP BY 1
                ON DUPLICATE KEY UPDATE first_id = LEAST(first_id, VALUES(first_id)),
                    last_id = GREATEST(last_id, VALUES(last_id))
                """,
                records.stream().map(UsageRecord::requestId).toArray());
    }

    /** The lowest number that a request of that time or later can have, empty when there is none. */
    OptionalLong first(Sql sql, Instant since) {
        return some(sql.query(
                "SELECT COALESCE(MIN(first_id), 0) AS id FROM usage_marks WHERE hour >= ?",
                row -> row.number("id"), hour(since)));
    }

    /** The highest number that a request before that time can have, empty when there is none. */
    OptionalLong last(Sql sql, Instant until) {
        return some(sql.query(
                "SELECT COALESCE(MAX(last_id), 0) AS id FROM usage_marks WHERE hour < ?",
                row -> row.number("id"), until.toEpochMilli()));
    }

    private static OptionalLong some(List<Long> found) {
        return found.stream().filter(id -> id != 0).mapToLong(Long::longValue).findFirst();
    }

    private static long hour(Instant time) {
        long at = time.toEpochMilli();
        return at - Math.floorMod(at, HOUR_MS);
    }
}
