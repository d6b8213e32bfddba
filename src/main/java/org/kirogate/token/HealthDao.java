package org.kirogate.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.kirogate.db.Db;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** The table {@code token_health}: the last {@value #KEPT} changes of state of each token. Thread-safe. */
final class HealthDao {
    /** Changes kept of a token. */
    static final int KEPT = 100;

    private static final String INSERT =
            "INSERT INTO token_health (at, state, reason, until_at, token_id) VALUES (?, ?, ?, ?, ?)";

    private final Db db;

    HealthDao(Db db) {
        this.db = db;
    }

    /** What is kept of a token, newest first. */
    List<HealthEvent> last(long tokenId) {
        return db.query(
                "SELECT at, state, reason, until_at FROM token_health WHERE token_id = ?"
                        + " ORDER BY id DESC LIMIT " + KEPT,
                HealthDao::read, tokenId);
    }

    /**
     * Adds changes by token id, inside the transaction that makes them and after it changed the rows; not those of
     * tokens that are gone, or that a person switched off meanwhile. A step that says the same state until the same
     * time as the one before it is no change: two nodes may both note that a rest has ended.
     */
    static void add(Sql sql, SortedMap<Long, List<HealthEvent>> steps) {
        Object[] ids = steps.keySet().toArray();
        List<Object[]> rows = new ArrayList<>();
        List<Long> present = sql.query(
                "SELECT id FROM tokens WHERE id IN (" + marks(ids.length) + ") AND state <> 'disabled' ORDER BY id",
                row -> row.number("id"), ids);
        Map<Long, TokenStanding> newest = newest(sql, ids);
        for (long id : present) {
            changes(steps.get(id), newest.get(id)).forEach(event -> rows.add(values(id, event)));
        }
        if (!rows.isEmpty()) {
            sql.batch(INSERT, rows);
            prune(sql, ids);
        }
    }

    private static Map<Long, TokenStanding> newest(Sql sql, Object[] ids) {
        Map<Long, TokenStanding> newest = new HashMap<>();
        sql.query(
                "SELECT token_id, at, state, reason, until_at FROM token_health WHERE id IN ("
                        + "SELECT MAX(id) FROM token_health WHERE token_id IN (" + marks(ids.length)
                        + ") GROUP BY token_id)",
                row -> newest.put(row.number("token_id"), read(row).standing()), ids);
        return newest;
    }

    /** {@code before} is null for a token without history. */
    private static List<HealthEvent> changes(List<HealthEvent> steps, TokenStanding before) {
        List<HealthEvent> changes = new ArrayList<>();
        TokenStanding last = before;
        for (HealthEvent step : steps) {
            if (last == null || step.state() != last.state() || endsElsewhen(step, last)) {
                changes.add(step);
            }
            last = step.standing();
        }
        return changes;
    }

    private static boolean endsElsewhen(HealthEvent step, TokenStanding last) {
        return step.until().toEpochMilli() != last.until().toEpochMilli();
    }

    /** Adds the change that a person made. */
    static void add(Sql sql, long tokenId, HealthEvent event) {
        sql.update(INSERT, values(tokenId, event));
        prune(sql, tokenId);
    }

    /** Looks at no more rows than are kept and those just added. */
    private static void prune(Sql sql, Object... ids) {
        sql.update(
                "DELETE kept FROM token_health AS kept JOIN ("
                        + "SELECT id, ROW_NUMBER() OVER (PARTITION BY token_id ORDER BY id DESC) AS age"
                        + " FROM token_health WHERE token_id IN (" + marks(ids.length) + ")) AS aged"
                        + " ON aged.id = kept.id WHERE aged.age > " + KEPT,
                ids);
    }

    private static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
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
