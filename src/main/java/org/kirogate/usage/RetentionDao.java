package org.kirogate.usage;

import java.util.Collections;
import java.util.List;
import org.kirogate.db.Db;
import org.kirogate.db.Sql;

/** Statements that let old figures go, each a few rows at a time. Table names come from constants only. Thread-safe. */
final class RetentionDao {
    /** Sums by the hour whose primary key begins with it. */
    static final List<String> HOURLY = List.of(
            "usage_hourly", "usage_callers", "usage_served", "usage_ways", "usage_traffic", "usage_speed");
    /** A request and whether its address is still known. */
    record Place(long at, long id, boolean told) {}

    int records(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM usage_records WHERE at < ? ORDER BY at, id LIMIT ?", before, limit);
    }

    int marks(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM usage_marks WHERE hour < ? ORDER BY hour LIMIT ?", before, limit);
    }

    /** Tokens that have not served a key since an hour. */
    int pairs(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM usage_pairs WHERE last_hour < ? ORDER BY last_hour LIMIT ?", before, limit);
    }

    /** Requests of a span behind one, in the order of their time. */
    List<Place> places(Sql sql, Place behind, long before, int limit) {
        return sql.query(
                """
                SELECT at, id, address <> '' AS told FROM usage_records
                WHERE at >= ? AND at < ? AND (at > ? OR id > ?) ORDER BY at, id LIMIT ?
                """,
                row -> new Place(row.number("at"), row.number("id"), row.bool("told")),
                behind.at(), before, behind.at(), behind.id(), limit);
    }

    void blank(Sql sql, List<Long> ids) {
        sql.update("UPDATE usage_records SET address = '' WHERE id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ")", ids.toArray());
    }

    int hours(Sql sql, String table, long before, int limit) {
        return sql.update("DELETE FROM " + table + " WHERE hour < ? ORDER BY hour LIMIT ?", before, limit);
    }

    int itemHours(Sql sql, Facet facet, long before, int limit) {
        return sql.update(
                "DELETE FROM usage_items WHERE facet = ? AND days = 0 AND start < ? ORDER BY start, item LIMIT ?",
                facet.code(), before, limit);
    }

    int models(Sql sql, long before, int limit) {
        return sql.update("DELETE FROM usage_models WHERE start < ? ORDER BY start LIMIT ?", before, limit);
    }

    /**
     * Adds some items of the oldest day before a time to what is known of all days that are not kept any more, and lets
     * them go: what a key or token did in its life stays known.
     *
     * @return how many items
     */
    int itemDays(Db db, Facet kind, long before, int limit) {
        int facet = kind.code();
        return db.transaction(sql -> {
            List<Long> items = sql.query(
                    """
                    SELECT item, start FROM usage_items WHERE facet = ? AND days = 1 AND start = (SELECT MIN(start)
                        FROM usage_items WHERE facet = ? AND days = 1 AND start < ?) ORDER BY item LIMIT ? FOR UPDATE
                    """,
                    row -> row.number("item"), facet, facet, before, limit);
            if (items.isEmpty()) {
                return 0;
            }
            long start = sql.one(
                            "SELECT MIN(start) AS start FROM usage_items WHERE facet = ? AND days = 1 AND start < ?",
                            row -> row.number("start"), facet, before)
                    .orElseThrow();
            long first = items.get(0);
            long last = items.get(items.size() - 1);
            sql.update(
                    """
                    INSERT INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens,
                        output_tokens, credits)
                    SELECT facet, 2, 0, item, requests, successes, failures, input_tokens, output_tokens, credits
                    FROM usage_items AS day
                    WHERE day.facet = ? AND day.days = 1 AND day.start = ? AND day.item BETWEEN ? AND ?
                    ON DUPLICATE KEY UPDATE requests = usage_items.requests + VALUES(requests),
                        successes = usage_items.successes + VALUES(successes),
                        failures = usage_items.failures + VALUES(failures),
                        input_tokens = usage_items.input_tokens + VALUES(input_tokens),
                        output_tokens = usage_items.output_tokens + VALUES(output_tokens),
                        credits = usage_items.credits + VALUES(credits)
                    """,
                    facet, start, first, last);
            sql.update("DELETE FROM usage_items WHERE facet = ? AND days = 1 AND start = ? AND item BETWEEN ? AND ?",
                    facet, start, first, last);
            return items.size();
        });
    }
}
