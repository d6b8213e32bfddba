package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements that read what counters should say. Thread-safe. */
final class DriftDao {
    private static final long HOUR_MS = 3_600_000;

    private static final List<String> ALL = List.of("usage_ways WHERE hour = ?", "usage_traffic WHERE hour = ?",
            "usage_callers WHERE hour = ?", "usage_hourly WHERE hour = ?",
            "usage_items WHERE facet = 1 AND days = 0 AND start = ?",
            "usage_items WHERE facet = 2 AND days = 0 AND start = ?", "usage_models WHERE facet = 1 AND start = ?");
    private static final List<String> SERVED = List.of("usage_served WHERE hour = ?",
            "usage_items WHERE facet = 3 AND days = 0 AND start = ?", "usage_models WHERE facet = 3 AND start = ?");

    /** What was done, and the hour of the last of it, 0 = not known any more. */
    record Should(UsageReport.Sums sums, long lastHour) {
        static final Should NOTHING = new Should(UsageReport.Sums.NONE, 0);

        Should minus(Should part) {
            return new Should(sums.minus(part.sums), lastHour);
        }

        Should lastIn(long hour) {
            return new Should(sums, hour);
        }
    }

    /** What records say of an hour, and what each table of sums says of the same requests. */
    record Hour(UsageReport.Sums records, List<UsageReport.Sums> sums) {}

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

    /** An hour of all requests. */
    Hour all(Sql sql, long hour) {
        return new Hour(records(sql, "at >= ? AND at < ?", hour), sums(sql, ALL, hour));
    }

    /** An hour of those that a token answered or failed. */
    Hour served(Sql sql, long hour) {
        return new Hour(records(sql, "at >= ? AND at < ? AND token_id <> 0", hour), sums(sql, SERVED, hour));
    }

    private static UsageReport.Sums records(Sql sql, String condition, long hour) {
        return sql.one(
                        """
                        SELECT COUNT(*) AS requests, SUM(outcome IN ('ok', 'client_gone')) AS successes,
                            SUM(outcome IN ('failed', 'timed_out')) AS failures,
                            SUM(input_tokens + cache_read + cache_write) AS input_tokens,
                            SUM(output_tokens) AS output_tokens, SUM(credits) AS credits
                        FROM usage_records WHERE """ + " " + condition,
                        UsageSumsDao::sums, hour, hour + HOUR_MS)
                .orElseThrow();
    }

    private static List<UsageReport.Sums> sums(Sql sql, List<String> tables, long hour) {
        List<UsageReport.Sums> sums = new ArrayList<>();
        for (String table : tables) {
            sums.addAll(sql.query("SELECT " + UsageSumsDao.SUMS + " FROM " + table, UsageSumsDao::sums, hour));
        }
        return sums;
    }

    private static Map<Long, Should> lives(Sql sql, int facet, List<Long> ids) {
        List<Object> values = new ArrayList<>(List.of(facet));
        values.addAll(ids);
        Map<Long, Should> lives = new HashMap<>();
        sql.query(
                "SELECT item, " + UsageSumsDao.SUMS + " FROM usage_items WHERE facet = ? AND days IN (1, 2)"
                        + " AND item IN (" + marks(ids) + ") GROUP BY item",
                row -> lives.put(row.number("item"), new Should(UsageSumsDao.sums(row), 0)), values.toArray());
        return lives;
    }

    private static Map<Long, Long> hours(Sql sql, String before, String behind, List<Long> ids) {
        Map<Long, Long> hours = new HashMap<>();
        sql.query(before + marks(ids) + behind, row -> hours.put(row.number("id"), row.number("hour")), ids.toArray());
        return hours;
    }

    private static String marks(List<Long> ids) {
        return String.join(",", Collections.nCopies(ids.size(), "?"));
    }
}
