package org.kirogate.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.kirogate.db.Db;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** The table {@code token_health}: the last {@value #KEPT} changes of state of each token. Thread-safe. */
final class HealthDao {
    /** Changes kept of a token. */
    static final int KEPT = 100;

    private final Db db;

    HealthDao(Db db) {
        this.db = db;
    }

    /** What is kept of a token, newest first. */
    List<HealthEvent> last(long tokenId) {
        return db.query(
                "SELECT at, state, reason, until_at FROM token_health WHERE token_id = ? ORDER BY id DESC LIMIT " + KEPT,
                HealthDao::read, tokenId);
    }

    /**
     * Adds changes by token id, inside the transaction that makes them; not those of tokens that are gone, or that a
     * person switched off meanwhile.
     */
    static void add(Sql sql, SortedMap<Long, List<HealthEvent>> steps) {
        List<Object[]> rows = new ArrayList<>();
        steps.forEach((id, events) -> events.forEach(event -> rows.add(values(id, event))));
        sql.batch(
                """
                INSERT INTO token_health (at, state, reason, until_at, token_id)
                SELECT ?, ?, ?, ?, id FROM tokens WHERE id = ? AND state <> 'disabled'
                """,
                rows);
        prune(sql, List.copyOf(steps.keySet()));
    }

    /** Adds the change that a person made. */
    static void add(Sql sql, long tokenId, HealthEvent event) {
        sql.update(
                "INSERT INTO token_health (at, state, reason, until_at, token_id) VALUES (?, ?, ?, ?, ?)",
                values(tokenId, event));
        prune(sql, List.of(tokenId));
    }

    /** Reads no more of the index than is kept. */
    private static void prune(Sql sql, List<Long> ids) {
        sql.batch(
                """
                DELETE FROM token_health WHERE token_id = ? AND id <= COALESCE((SELECT id FROM (
                    SELECT id FROM token_health WHERE token_id = ? ORDER BY id DESC LIMIT 1 OFFSET 100) AS old), 0)
                """,
                ids.stream().map(id -> new Object[] {id, id}).toList());
    }

    private static Object[] values(long tokenId, HealthEvent event) {
        return new Object[] {
            event.at().toEpochMilli(), event.state().label(), event.reason(), event.until().toEpochMilli(), tokenId
        };
    }

    private static HealthEvent read(Row row) {
        return new HealthEvent(
                Instant.ofEpochMilli(row.number("at")),
                TokenState.of(row.string("state")),
                row.string("reason"),
                Instant.ofEpochMilli(row.number("until_at")));
    }
}
