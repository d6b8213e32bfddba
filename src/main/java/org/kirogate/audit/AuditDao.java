package org.kirogate.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code audit_log}: there is none that changes or removes a row. Thread-safe. */
final class AuditDao {
    /** Each pattern has its beginning, and so its index, or asks for all. */
    private static final String WHERE = " WHERE actor LIKE ? AND action LIKE ? AND target LIKE ? AND at >= ?";
    private static final String COLUMNS =
            "SELECT id, at, actor, address, action, target, detail, reason FROM audit_log";

    long insert(Sql sql, AuditEntry entry, long now) {
        return sql.insert(
                "INSERT INTO audit_log (at, actor, address, action, target, detail, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                now, entry.actor(), entry.address(), entry.action(), entry.target(), entry.detail(), entry.reason());
    }

    /** Acts older than the one with id {@code before}, newest first. */
    List<AuditRecord> list(Sql sql, AuditFilter filter, long before, int limit) {
        return sql.query(COLUMNS + WHERE + " AND id < ? ORDER BY id DESC LIMIT ?", AuditDao::record,
                values(filter, before, limit));
    }

    /** Acts with their place among all, newest or oldest first. */
    List<AuditRecord> page(Sql sql, AuditFilter filter, boolean newestFirst, int limit, long offset) {
        return sql.query(COLUMNS + WHERE + " ORDER BY id" + (newestFirst ? " DESC" : "") + " LIMIT ? OFFSET ?",
                AuditDao::record, values(filter, limit, offset));
    }

    /** How many there are, no further than {@code most}. */
    long count(Sql sql, AuditFilter filter, int most) {
        return sql.one(
                        "SELECT COUNT(*) AS total FROM (SELECT 1 FROM audit_log" + WHERE + " LIMIT ?) AS some",
                        row -> row.number("total"), values(filter, most))
                .orElse(0L);
    }

    private static Object[] values(AuditFilter filter, Object... more) {
        List<Object> values = new ArrayList<>(List.of(
                filter.actorPattern(), filter.actionPattern(), filter.targetPattern(), filter.since()));
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }

    private static AuditRecord record(Row row) {
        return new AuditRecord(row.number("id"), row.number("at"), new AuditEntry(
                row.string("actor"), row.string("address"), row.string("action"), row.string("target"),
                row.string("detail"), row.string("reason")));
    }
}
