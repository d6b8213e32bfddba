package org.kirogate.audit;

import java.util.List;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Readings of {@code audit_log}. Thread-safe. */
final class AuditDao {
    static final String COLUMNS = "id, at, actor, address, action, target, detail, reason";
    private static final String SELECT = "SELECT " + COLUMNS + " FROM audit_log";
    /** Stands for a row that the gateway can't have written. */
    private static final AuditEntry UNREADABLE = Actor.SYSTEM.did("audit.unreadable", "audit", "", "");

    /** Acts older than the one with id {@code before}, newest first. */
    List<AuditRecord> list(Sql sql, AuditFilter filter, long before, int limit) {
        AuditClause clause = new AuditClause(filter).add("id < ?", before);
        return sql.query(SELECT + clause.where() + " ORDER BY id DESC LIMIT ?", AuditDao::record, clause.values(limit));
    }

    /** Acts with their place among all, newest or oldest first; those before it are skipped inside an index. */
    List<AuditRecord> page(Sql sql, AuditFilter filter, boolean newestFirst, int limit, long offset) {
        AuditClause clause = new AuditClause(filter);
        String order = " ORDER BY id" + (newestFirst ? " DESC" : "");
        return sql.query(
                SELECT + " JOIN (SELECT id FROM audit_log" + clause.where() + order
                        + " LIMIT ? OFFSET ?) AS page USING (id)" + order,
                AuditDao::record, clause.values(limit, offset));
    }

    /** How many there are, no further than {@code most}. */
    long count(Sql sql, AuditFilter filter, int most) {
        AuditClause clause = new AuditClause(filter);
        return sql.one(
                        "SELECT COUNT(*) AS total FROM (SELECT 1 FROM audit_log" + clause.where()
                                + " LIMIT ?) AS some",
                        row -> row.number("total"), clause.values(most))
                .orElse(0L);
    }

    static AuditRecord record(Row row) {
        return new AuditRecord(row.number("id"), row.number("at"), entry(row));
    }

    private static AuditEntry entry(Row row) {
        try {
            return new AuditEntry(
                    row.string("actor"), row.string("address"), row.string("action"), row.string("target"),
                    row.string("detail"), row.string("reason"));
        } catch (IllegalArgumentException e) {
            // Somebody wrote it by hand; the other rows are to be read all the same, and the check says which it is.
            return UNREADABLE;
        }
    }
}
