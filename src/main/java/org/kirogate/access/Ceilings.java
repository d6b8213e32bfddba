package org.kirogate.access;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.kirogate.access.limit.Limits;
import org.kirogate.db.Change;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Sql;

/**
 * Limits of users over all of their keys, in memory. A change holds on this node when the method returns, on another
 * after {@link #reload}. Thread-safe.
 */
public final class Ceilings {
    /** The name under which changes are noted in the {@link ChangeLog}. */
    public static final String ROOM = "user_limits";

    private final Db db;
    private final CeilingDao dao = new CeilingDao();
    private final ReentrantLock loading = new ReentrantLock();
    private volatile Map<Long, Limits> kept = Map.of();

    /** The ceilings in a database; reads all of them. */
    public Ceilings(Db db) {
        this.db = Objects.requireNonNull(db, "db");
        reload();
    }

    /** Reads them anew. */
    public void reload() {
        loading.lock();
        try {
            Map<Long, Limits> fresh = new ConcurrentHashMap<>(dao.all(db));
            kept = fresh;
        } finally {
            loading.unlock();
        }
    }

    /** A user's ceilings, from memory; {@link Limits#NONE} when there are none. */
    public Limits of(long userId) {
        return kept.getOrDefault(userId, Limits.NONE);
    }

    /**
     * Changes a user's ceilings.
     *
     * @param userId a user that there is
     * @param change what they become of what they are; it may be asked twice
     * @return as they are now
     */
    public Limits change(long userId, UnaryOperator<Limits> change) {
        Limits changed = db.transaction(transaction -> change(transaction, userId, change).after());
        reload();
        return changed;
    }

    /** The same inside a transaction, after which {@link #reload} has to be called. */
    public Change<Limits> change(Sql sql, long userId, UnaryOperator<Limits> change) {
        Limits before = dao.lock(sql, userId);
        Limits after = change.apply(before).endingAfter(0);
        dao.put(sql, userId, after);
        ChangeLog.bump(sql, ROOM);
        return new Change<>(before, after);
    }

    /** Whether any user has some. */
    boolean any() {
        return !kept.isEmpty();
    }
}
