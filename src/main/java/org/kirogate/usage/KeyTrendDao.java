package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements over {@code usage_records} and {@code usage_hourly} about several keys at once. Thread-safe. */
final class KeyTrendDao {

    /** Requests by key and by day since 1970. */
    Map<Long, Map<Long, Long>> days(Sql sql, Collection<Long> keyIds, long fromMs) {
        Map<Long, Map<Long, Long>> days = new HashMap<>();
        sql.query(
                "SELECT key_id, FLOOR(hour / 86400000) AS day, SUM(requests) AS requests FROM usage_hourly"
                        + " WHERE key_id IN (" + marks(keyIds) + ") AND hour >= ? GROUP BY key_id, day",
                row -> days.computeIfAbsent(row.number("key_id"), key -> new HashMap<>())
                        .put(row.number("day"), row.number("requests")),
                values(keyIds, fromMs));
        return days;
    }

    /** How many tokens served each of them. */
    Map<Long, Long> tokens(Sql sql, Collection<Long> keyIds, long fromMs) {
        Map<Long, Long> tokens = new HashMap<>();
        sql.query(
                "SELECT key_id, COUNT(DISTINCT token_id) AS tokens FROM usage_hourly WHERE key_id IN ("
                        + marks(keyIds) + ") AND hour >= ? AND token_id <> 0 GROUP BY key_id",
                row -> tokens.put(row.number("key_id"), row.number("tokens")),
                values(keyIds, fromMs));
        return tokens;
    }

    /** Where the last request of each came from. */
    Map<Long, String> lastAddresses(Sql sql, Collection<Long> keyIds) {
        Map<Long, String> addresses = new HashMap<>();
        sql.query(
                "SELECT key_id, address FROM usage_records WHERE id IN (SELECT MAX(id) FROM usage_records"
                        + " WHERE key_id IN (" + marks(keyIds) + ") GROUP BY key_id)",
                row -> addresses.put(row.number("key_id"), row.string("address")),
                keyIds.toArray());
        return addresses;
    }

    private static String marks(Collection<Long> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static Object[] values(Collection<Long> ids, long from) {
        List<Object> values = new ArrayList<>(ids);
        values.add(from);
        return values.toArray();
    }
}
