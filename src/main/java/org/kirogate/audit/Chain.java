package org.kirogate.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Sql;

/** Adds rows to the chain, one transaction after the other, whichever node they come from. Thread-safe. */
final class Chain {
    private static final System.Logger LOG = System.getLogger(Chain.class.getName());
    /** Older rows of one transaction. */
    private static final int STEP = 1_000;

    private final Seal seals;
    private final ChainDao dao = new ChainDao();

    Chain(Seal seals) {
        this.seals = Objects.requireNonNull(seals, "seals");
    }

    /** Adds rows in their order inside a transaction that holds the chain's end from now on; the last row's id. */
    long add(Sql sql, List<AuditEntry> entries, long now) {
        ChainEnd end = dao.lock(sql);
        for (AuditEntry entry : entries) {
            String hash = seals.ofRow(end.hash(), end.number() + 1, now, entry);
            end = end.then(hash, insert(sql, end, hash, now, entry), seals);
        }
        dao.write(sql, end);
        return end.id();
    }

    /** Another room's act must not take a row that stands in the way here for one of its own. */
    private long insert(Sql sql, ChainEnd end, String hash, long now, AuditEntry entry) {
        try {
            return dao.insert(sql, end.number() + 1, end.hash(), hash, now, entry);
        } catch (DbException e) {
            if (!e.duplicate()) {
                throw e;
            }
            DbException told = new DbException("audit_log holds a row " + (end.number() + 1)
                    + " that the gateway did not write; nothing can be recorded until it is removed");
            told.initCause(e);
            throw told;
        }
    }

    /** Takes in the rows that are older than the chain, in steps; how many there were. */
    long takeInOlder(Db db) {
        if (!dao.read(db).genuine(seals)) {
            LOG.log(System.Logger.Level.ERROR,
                    "The end of the audit chain was changed by hand, or the secret is another: see the check");
            return 0;
        }
        long taken = 0;
        int step;
        do {
            step = db.transaction(this::step);
            taken += step;
        } while (step > 0);
        return taken;
    }

    ChainEnd end(Sql sql) {
        return dao.read(sql);
    }

    private int step(Sql sql) {
        ChainEnd end = dao.lock(sql);
        if (!end.olderLeft()) {
            return 0;
        }
        List<AuditRecord> older = dao.older(sql, end.id(), end.olderUntil(), STEP);
        List<Object[]> places = new ArrayList<>();
        for (AuditRecord record : older) {
            String hash = seals.ofRow(end.hash(), end.number() + 1, record.at(), record.entry());
            places.add(new Object[] {end.number() + 1, end.hash(), hash, record.id()});
            end = end.then(hash, record.id(), seals);
        }
        if (older.isEmpty()) {
            dao.write(sql, end.withoutOlder(seals));
            return 0;
        }
        dao.takeIn(sql, places);
        dao.write(sql, end);
        return older.size();
    }
}
