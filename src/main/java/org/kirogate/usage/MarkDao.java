package org.kirogate.usage;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_marks}: between which numbers the requests of an hour lie, in each part of the numbers.
 * A record that waited for the database, or came in with a journal, gets its number long after its time: it has a mark
 * of its own there and does not stretch that of the others. Thread-safe.
 */
final class MarkDao {
    /** How many numbers are a part: what two lots of one hour may lie apart and still be one mark. */
    static final int PART = 100_000;
    private static final long HOUR_MS = 3_600_000;

    /** Notes where these records, written just now in the same transaction, lie. */
    void add(Sql sql, List<UsageRecord> records) {
        String marks = String.join(",", Collections.nCopies(records.size(), "?"));
        sql.update(
                """
                INSERT INTO usage_marks (hour, part, first_id, last_id)
                SELECT at - MOD(at, 3600000), id DIV\s""" + PART + """
                , MIN(id), MAX(id) FROM usage_records WHERE request_id IN (""" + marks + """
                ) GROUP BY 1, 2
                ON DUPLICATE KEY UPDATE first_id = LEAST(first_id, VALUES(first_id)),
                    last_id = GREATEST(last_id, VALUES(last_id))
                """,
                records.stream().map(UsageRecord::requestId).toArray());
    }

    /** Where the requests of a span of time lie, at most one range a part, lowest first. */
    List<RequestDao.Range> ranges(Sql sql, Instant since, Instant until) {
        return sql.query(
                """
                SELECT MIN(first_id) AS low, MAX(last_id) AS high FROM usage_marks WHERE hour >= ? AND hour < ?
                GROUP BY part ORDER BY part
                """,
                row -> new RequestDao.Range(row.number("low"), row.number("high")),
                hour(since), until.equals(Instant.MAX) ? Long.MAX_VALUE : until.toEpochMilli());
    }

    private static long hour(Instant time) {
        long at = time.toEpochMilli();
        return at - Math.floorMod(at, HOUR_MS);
    }
}
