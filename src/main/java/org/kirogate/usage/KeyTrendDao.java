package org.kirogate.usage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Sql;

/** Statements over {@code usage_records} and {@code usage_items} about several keys at once. Thread-safe. */
final class KeyTrendDao {

    /** Requests by key and by day since 1970. */
    Map<Long, Map<Long, Long>> days(Sql sql, Collection<Long> keyIds, long fromMs) {
        Map<Long, Map<Long, Long>> days = new HashMap<>();
        sql.query(
                "SELECT item, start DIV 86400000 AS day, requests FROM usage_items WHERE facet = " + Facet.KEY.code()
                        + " AND days = 1 AND item IN (" + marks(keyIds) + ") AND start >= ?",
                row -> days.computeIfAbsent(row.number("item"), key -> new HashMap<>())
                        .put(row.number("day"), row.number("requests")),
                values(keyIds, fromMs));
        return days;
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
