package org.kirogate.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;
import org.kirogate.fault.GatewayException;

/** The record of administrative acts and security events. Rows are added and read, never changed. Thread-safe. */
public final class AuditLog {
    private static final System.Logger LOG = System.getLogger(AuditLog.class.getName());

    /** Most rows of one reading. */
    public static final int MAX_ROWS = 200;
    /** Most rows that pages lead through; older ones are found by asking for less. */
    public static final int MAX_COUNTED = 5_000;

    /** Rows that an export reads at a time. */
    private static final int STEP = 1_000;

    private final Db db;
    private final InstantSource clock;
    private final Chain chain;
    private final AuditDao dao = new AuditDao();

    /**
     * The record in a database.
     *
     * @param hmac gives 64 hex digits for a text, under a secret that is not in the database; always the same
     */
    public AuditLog(Db db, UnaryOperator<String> hmac, InstantSource clock) {
        this.chain = new Chain(new Seal(hmac));
        this.db = Objects.requireNonNull(db, "db");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * Takes rows into the chain that were recorded before there was one. Called at start, before anything is recorded;
     * several nodes may do it at once.
     */
    public void takeInOlder() {
        long taken = chain.takeInOlder(db);
        if (taken > 0) {
            LOG.log(System.Logger.Level.WARNING, "audit chain: " + taken + " older rows were taken in");
            record(Actor.SYSTEM.did("audit.chain", "audit", "{\"rows\":" + taken + "}", ""));
        }
    }

    /** Records what is no act on anything else; returns the row's id. */
    public long record(AuditEntry entry) {
        return db.transaction(transaction -> record(transaction, entry));
    }

    /** Records an act inside the transaction that carries it out: no act without its row. */
    public long record(Sql sql, AuditEntry entry) {
        return chain.add(sql, List.of(entry), clock.millis());
    }

    /** Records what one act did to many, inside its transaction. */
    public void record(Sql sql, List<AuditEntry> entries) {
        if (!entries.isEmpty()) {
            chain.add(sql, entries, clock.millis());
        }
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

    /**
     * Hands all acts that a filter lets through to a reader, newest first, in steps: neither they nor a connection are
     * held for long.
     *
     * @param reader answers whether it wants to go on
     */
    public void each(AuditFilter filter, Predicate<List<AuditRecord>> reader) {
        long before = Long.MAX_VALUE;
        List<AuditRecord> step;
        do {
            step = dao.list(db, filter, before, STEP);
            before = step.isEmpty() ? 0 : step.get(step.size() - 1).id();
        } while (reader.test(step) && step.size() == STEP);
    }

    /** A part of the acts that a filter lets through, newest first unless asked to ascend; it holds the search. */
    public Page<AuditRecord> page(AuditFilter filter, PageAsk ask) {
        boolean newestFirst = ask.sort().isEmpty() || ask.descending();
        long offset = Math.min(ask.offset(), MAX_COUNTED);
        return Page.of(ask, dao.page(db, filter, newestFirst, ask.pageSize(), offset),
                dao.count(db, filter, MAX_COUNTED));
    }
}
