package org.kirogate.audit;

import java.util.List;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code audit_log}: there is none that changes or removes a row. Thread-safe. */
final class AuditDao {

    long insert(Sql sql, AuditEntry entry, long now) {
        return sql.insert(
                "INSERT INTO audit_log (at, actor, address, action, target, detail, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                now, entry.actor(), entry.address(), entry.action(), entry.target(), entry.detail(), entry.reason());
    }

    /** Acts older than the one with id {@code before}, newest first. */
    List<AuditRecord> list(Sql sql, AuditFilter filter, long before, int limit) {
        String action = filter.action().endsWith(".") ? escaped(filter.action()) + "%" : escaped(filter.action());
        return sql.query(
                """
                SELECT id, at, actor, address, action, target, detail, reason FROM audit_log
                WHERE id < ? AND (? = '' OR actor = ?) AND (? = '' OR action LIKE ?) AND (? = '' OR target = ?)
                ORDER BY id DESC LIMIT ?
                """,
                AuditDao::record,
                before, filter.actor(), filter.actor(), action, action, filter.target(), filter.target(), limit);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static AuditRecord record(Row row) {
        return new AuditRecord(row.number("id"), row.number("at"), new AuditEntry(
                row.string("actor"), row.string("address"), row.string("action"), row.string("target"),
                row.string("detail"), row.string("reason")));
    }
}
