package org.kirogate.access;

import java.util.HashMap;
import java.util.Map;
import org.kirogate.access.limit.Limits;
import org.kirogate.db.Sql;

/** Statements over {@code user_limits}. Thread-safe. */
final class CeilingDao {
    Map<Long, Limits> all(Sql sql) {
        Map<Long, Limits> all = new HashMap<>();
        sql.query("SELECT user_id, limits FROM user_limits",
                row -> all.put(row.number("user_id"),
                        KeyLimitsText.read(row.number("user_id"), row.string("limits"))));
        return all;
    }

    /** A user's ceilings, holding back other changes of them until the transaction ends. */
    Limits lock(Sql sql, long userId) {
        return sql.one("SELECT limits FROM user_limits WHERE user_id = ? FOR UPDATE",
                        row -> KeyLimitsText.read(userId, row.string("limits")), userId)
                .orElse(Limits.NONE);
    }

    void put(Sql sql, long userId, Limits limits) {
        if (limits.equals(Limits.NONE)) {
            sql.update("DELETE FROM user_limits WHERE user_id = ?", userId);
            return;
        }
        sql.update("INSERT INTO user_limits (user_id, limits) VALUES (?, ?) ON DUPLICATE KEY UPDATE limits = ?",
                userId, KeyLimitsText.all(limits), KeyLimitsText.all(limits));
    }
}
