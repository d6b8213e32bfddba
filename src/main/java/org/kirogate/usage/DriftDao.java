package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements that read what counters should say. Thread-safe. */
final class DriftDao {
    private static final long HOUR_MS = 3_600_000;

    /** Requests, successes, failures, and the hour of the last of them, 0 = not known any more. */
    record Should(long requests, long successes, long failures, long lastHour) {
        static final Should NOTHING = new Should(0, 0, 0, 0);

        Should minus(Should part) {
            return new Should(requests - part.requests, successes - part.successes, failures - part.failures, lastHour);
        }

        Should lastIn(long hour) {
            return new Should(requests, successes, failures, hour);
        }
    }

    /** By id what keys did in their lives. */
    Map<Long, Should> keys(Sql sql, List<Long> ids) {
        Map<Long, Should> lives = lives(sql, 1, ids);
        hours(sql,
                "SELECT key_id AS id, MAX(hour) AS hour FROM usage_callers WHERE key_id IN (", ") GROUP BY key_id", ids)
                .forEach((id, hour) -> lives.computeIfPresent(id, (key, life) -> life.lastIn(hour)));
        return lives;
    }

    /** By id what tokens did, for super keys or for their owners' own. */
    Map<Long, Should> tokens(Sql sql, List<Long> ids, boolean pool) {
        Map<Long, Should> shared = lives(sql, Facet.LENT.code(), ids);
        Map<Long, Should> lives = new HashMap<>(shared);
        if (!pool) {
            lives = lives(sql, 3, ids);
            lives.replaceAll((id, life) -> life.minus(shared.getOrDefault(id, Should.NOTHING)));
        }
        Map<Long, Long> hours = hours(sql,
                "SELECT token_id AS id, MAX(hour) AS hour FROM usage_served WHERE is_super = " + (pool ? 1 : 0)
                        + " AND token_id IN (", ") GROUP BY token_id", ids);
        lives.replaceAll((id, life) -> life.lastIn(hours.getOrDefault(id, 0L)));
        return lives;
    }

    /** What the records of an hour say. */
    Should records(Sql sql, long hour) {
        return sql.one(
                        """
                        SELECT COUNT(*) AS requests, COALESCE(SUM(outcome IN ('ok', 'client_gone')), 0) AS successes,
                            COALESCE(SUM(outcome IN ('failed', 'timed_out')), 0) AS failures
                        FROM usage_records WHERE at >= ? AND at < ?
                        """,
                        DriftDao::should, hour, hour + HOUR_MS)
                .orElseThrow();
    }

    /** What the sums of an hour say, each table of them. */
    List<Should> sums(Sql sql, long hour) {
        List<Should> sums = new ArrayList<>();
        for (String table : List.of("usage_ways", "usage_traffic", "usage_callers", "usage_hourly")) {
            sums.addAll(sql.query(
                    "SELECT COALESCE(SUM(requests), 0) AS requests, COALESCE(SUM(successes), 0) AS successes,"
                            + " COALESCE(SUM(failures), 0) AS failures FROM " + table + " WHERE hour = ?",
                    DriftDao::should, hour));
        }
        return sums;
    }

    private static Map<Long, Should> lives(Sql sql, int facet, List<Long> ids) {
        List<Object> values = new ArrayList<>(List.of(facet));
        values.addAll(ids);
        Map<Long, Should> lives = new HashMap<>();
        sql.query(
                "SELECT item, SUM(requests) AS requests, SUM(successes) AS successes, SUM(failures) AS failures"
                        + " FROM usage_items WHERE facet = ? AND days IN (1, 2) AND item IN (" + marks(ids)
                        + ") GROUP BY item",
                row -> lives.put(row.number("item"), should(row)), values.toArray());
        return lives;
    }

    private static Map<Long, Long> hours(Sql sql, String before, String behind, List<Long> ids) {
        Map<Long, Long> hours = new HashMap<>();
        sql.query(before + marks(ids) + behind, row -> hours.put(row.number("id"), row.number("hour")), ids.toArray());
        return hours;
    }

    private static Should should(Row row) {
        return new Should(row.number("requests"), row.number("successes"), row.number("failures"), 0);
    }

    private static String marks(List<Long> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }
}
