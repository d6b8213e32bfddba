package org.kirogate.audit;

import java.util.List;
import org.kirogate.db.DbException;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code audit_chain} and what of {@code audit_log} is about the chain. Thread-safe. */
final class ChainDao {
    private static final String END = "SELECT last_number, last_hash, last_id, older_until, seal FROM audit_chain";
    private static final List<String> TEXTS = List.of("actor", "address", "action", "target", "detail", "reason");

    /** The end as it is, held until the transaction is over: whoever adds a row waits for its turn here. */
    ChainEnd lock(Sql sql) {
        return sql.one(END + " WHERE one = 1 FOR UPDATE", ChainDao::end).orElseThrow(ChainDao::gone);
    }

    ChainEnd read(Sql sql) {
        return sql.one(END + " WHERE one = 1", ChainDao::end).orElseThrow(ChainDao::gone);
    }

    void write(Sql sql, ChainEnd end) {
        sql.update(
                """
                UPDATE audit_chain SET last_number = ?, last_hash = ?, last_id = ?, older_until = ?, seal = ?
                WHERE one = 1
                """,
                end.number(), end.hash(), end.id(), end.olderUntil(), end.seal());
    }

    long insert(Sql sql, long number, String previousHash, String hash, long at, AuditEntry entry) {
        return sql.insert(
                """
                INSERT INTO audit_log (number, previous_hash, hash, at, actor, address, action, target, detail, reason)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                number, previousHash, hash, at, entry.actor(), entry.address(), entry.action(), entry.target(),
                entry.detail(), entry.reason());
    }

    /** Rows of the chain after a place, in their order. */
    List<ChainedRow> after(Sql sql, long number, int limit) {
        return sql.query(
                "SELECT number, previous_hash, hash, " + AuditDao.COLUMNS
                        + " FROM audit_log WHERE number > ? ORDER BY number LIMIT ?",
                ChainDao::chained, number, limit);
    }

    /** Rows that are older than the chain, after an id, in their order. */
    List<AuditRecord> older(Sql sql, long afterId, long untilId, int limit) {
        return sql.query(
                "SELECT " + AuditDao.COLUMNS
                        + " FROM audit_log WHERE id > ? AND id <= ? AND number IS NULL ORDER BY id LIMIT ?",
                AuditDao::record, afterId, untilId, limit);
    }

    /** Gives rows that are older than the chain their places. */
    void takeIn(Sql sql, List<Object[]> rows) {
        sql.batch("UPDATE audit_log SET number = ?, previous_hash = ?, hash = ? WHERE id = ? AND number IS NULL", rows);
    }

    /** Ids of rows that stand behind the end of the chain, or have no place in it although they came later. */
    List<Long> strangers(Sql sql, ChainEnd end, int limit) {
        return sql.query(
                """
                (SELECT id FROM audit_log WHERE number IS NULL AND (id > ? OR id <= ?) ORDER BY id LIMIT ?)
                UNION ALL (SELECT id FROM audit_log WHERE number > ? ORDER BY number LIMIT ?) LIMIT ?
                """,
                row -> row.number("id"), end.olderUntil(), end.id(), limit, end.number(), limit, limit);
    }

    private static ChainEnd end(Row row) {
        return new ChainEnd(
                row.number("last_number"), row.string("last_hash"), row.number("last_id"), row.number("older_until"),
                row.string("seal"));
    }

    private static ChainedRow chained(Row row) {
        return new ChainedRow(
                row.number("id"), row.number("number"), row.string("previous_hash"), row.string("hash"),
                row.number("at"), TEXTS.stream().map(row::string).toList());
    }

    private static DbException gone() {
        return new DbException("the table audit_chain is empty: nothing can be recorded, and so nothing done; somebody"
                + " removed the row. Bring it back from a backup");
    }
}
