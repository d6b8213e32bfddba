package org.kirogate.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code audit_log}: there is none that changes or removes a row. Thread-safe. */
final class AuditDao {
    private static final String COLUMNS = "id, at, actor, address, action, target, detail, reason";

    /** What a filter asks for, from {@code WHERE} on, and the values it needs; what asks for all is left out. */
    private record Where(StringBuilder text, List<Object> values) {
        static Where of(AuditFilter filter) {
            Where where = new Where(new StringBuilder(), new ArrayList<>());
            where.like("actor", filter.actor(), filter.actorPattern());
            where.like("action", filter.action(), filter.actionPattern());
            where.like("target", filter.target(), filter.targetPattern());
            return filter.since() == 0 ? where : where.and("at >= ?", filter.since());
        }

        /** A pattern has its beginning, and so its index. */
        private void like(String column, String asked, String pattern) {
            if (!asked.isEmpty()) {
                and(column + " LIKE ?", pattern);
            }
        }

        Where and(String condition, Object value) {
            text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.add(value);
            return this;
        }

        Object[] values(Object... more) {
            List<Object> all = new ArrayList<>(values);
            all.addAll(Arrays.asList(more));
            return all.toArray();
        }
    }

    long insert(Sql sql, AuditEntry entry, long now) {
        return sql.insert(
                "INSERT INTO audit_log (at, actor, address, action, target, detail, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                now, entry.actor(), entry.address(), entry.action(), entry.target(), entry.detail(), entry.reason());
    }

    /** Acts older than the one with id {@code before}, newest first. */
    List<AuditRecord> list(Sql sql, AuditFilter filter, long before, int limit) {
        Where where = Where.of(filter).and("id < ?", before);
        return sql.query("SELECT " + COLUMNS + " FROM audit_log" + where.text() + " ORDER BY id DESC LIMIT ?",
                AuditDao::record, where.values(limit));
    }

    /** Acts with their place among all, newest or oldest first; those before it are skipped inside an index. */
    List<AuditRecord> page(Sql sql, AuditFilter filter, boolean newestFirst, int limit, long offset) {
        Where where = Where.of(filter);
        String order = " ORDER BY id" + (newestFirst ? " DESC" : "");
        return sql.query(
                "SELECT " + COLUMNS + " FROM audit_log JOIN (SELECT id FROM audit_log" + where.text() + order
                        + " LIMIT ? OFFSET ?) AS page USING (id)" + order,
                AuditDao::record, where.values(limit, offset));
    }

    /** How many there are, no further than {@code most}. */
    long count(Sql sql, AuditFilter filter, int most) {
        Where where = Where.of(filter);
        return sql.one(
                        "SELECT COUNT(*) AS total FROM (SELECT 1 FROM audit_log" + where.text() + " LIMIT ?) AS some",
                        row -> row.number("total"), where.values(most))
                .orElse(0L);
    }

    private static AuditRecord record(Row row) {
        return new AuditRecord(row.number("id"), row.number("at"), new AuditEntry(
                row.string("actor"), row.string("address"), row.string("action"), row.string("target"),
                row.string("detail"), row.string("reason")));
    }
}
