package org.kirogate.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.GatewayException;

/** The record of administrative acts and security events. Rows are added and read, never changed. Thread-safe. */
public final class AuditLog {
    /** Most rows of one reading. */
    public static final int MAX_ROWS = 200;
    /** Most rows that pages lead through; older ones are found by asking for less. */
    public static final int MAX_COUNTED = 5_000;

    private final Db db;
    private final InstantSource clock;
    private final AuditDao dao = new AuditDao();

    /** The record in a database. */
    public AuditLog(Db db, InstantSource clock) {
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** Records an act on its own; returns the row's id. */
    public long record(AuditEntry entry) {
        return record(db, entry);
    }

    /** Records an act inside the transaction that carries it out: no act without its row. */
    public long record(Sql sql, AuditEntry entry) {
        return dao.insert(sql, entry, clock.millis());
    }

    /** Records what one act did to many, inside its transaction. */
    public void record(Sql sql, List<AuditEntry> entries) {
        entries.forEach(entry -> record(sql, entry));
    }

    /** Records what one act did to many, all or none. */
    public void recordAll(List<AuditEntry> entries) {
        db.transaction(transaction -> {
            record(transaction, entries);
            return entries.size();
        });
    }

    /** Has an act leave one row, made of what was done. */
    public <T> Noting<T> noting(Function<T, AuditEntry> entry) {
        return (transaction, done) -> record(transaction, entry.apply(done));
    }

    /**
     * Acts, newest first.
     *
     * @param before only those older than the one with this id; 0 = from the newest
     * @param limit  1-{@value #MAX_ROWS}; fewer rows than this are the last ones
     * @throws GatewayException INVALID_REQUEST when {@code limit} is out of range
     */
    public List<AuditRecord> list(AuditFilter filter, long before, int limit) {
        if (limit < 1 || limit > MAX_ROWS) {
            throw GatewayException.invalid("limit", "limit is a whole number from 1 to " + MAX_ROWS + ".");
        }
        return dao.list(db, filter, before == 0 ? Long.MAX_VALUE : before, limit);
    }

    /** A part of the acts that a filter lets through, newest first unless asked to ascend; it holds the search. */
    public Page<AuditRecord> page(AuditFilter filter, PageAsk ask) {
        boolean newestFirst = ask.sort().isEmpty() || ask.descending();
        long offset = Math.min(ask.offset(), MAX_COUNTED);
        return Page.of(ask, dao.page(db, filter, newestFirst, ask.pageSize(), offset),
                dao.count(db, filter, MAX_COUNTED));
    }
}
