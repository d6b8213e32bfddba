package org.kirogate.token;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.db.DbException;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * Stores accounts that the service has just accepted. The check may have used up what was handed in and brought a new
 * refresh token that only this node has: so while the database is away it is tried again, then kept in memory, sealed,
 * until the database is back. Bounded. Thread-safe.
 */
final class Arrivals {
    private static final System.Logger LOG = System.getLogger(Arrivals.class.getName());
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofSeconds(3));
    private static final int MOST = 1_000;

    private final TokenDao dao;
    private final Sleeper sleeper;
    private final Queue<NewToken> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock flushing = new ReentrantLock();

    Arrivals(TokenDao dao, Sleeper sleeper) {
        this.dao = dao;
        this.sleeper = sleeper;
    }

    /** What may become of one that is to be stored. */
    enum Fate {
        STORED,
        ALREADY_THERE,
        WAITS
    }

    /** What became of it, and the row's id when it was stored, else 0. */
    record Stored(Fate fate, long id) {
        static Stored of(Optional<Long> id) {
            return id.map(found -> new Stored(Fate.STORED, found)).orElse(new Stored(Fate.ALREADY_THERE, 0));
        }
    }

    /** Stores it, or keeps it when the database stays away; throws UNAVAILABLE when there is no room to keep it. */
    Stored store(NewToken token) {
        for (int tries = 0; ; tries++) {
            try {
                return insert(token);
            } catch (DbException e) {
                if (tries == PAUSES.size() || !paused(PAUSES.get(tries))) {
                    keep(token, e);
                    return new Stored(Fate.WAITS, 0);
                }
            }
        }
    }

    /** How many are kept. */
    int waiting() {
        return waiting.size();
    }

    /**
     * Stores what is kept.
     *
     * @return those that are kept no longer
     * @throws DbException when the database is still away
     */
    List<NewToken> flush() {
        flushing.lock();
        try {
            if (waiting.isEmpty()) {
                return List.of();
            }
            // One question first: when it fails none of the rest need be tried.
            dao.known(waiting.peek().identityDigest());
            List<NewToken> gone = waiting.stream().filter(this::storedNow).toList();
            waiting.removeAll(gone);
            return gone;
        } finally {
            flushing.unlock();
        }
    }

    private boolean storedNow(NewToken token) {
        try {
            insert(token);
            return true;
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "A token that waits could not be stored and is tried again", e);
            return false;
        }
    }

    /** A statement whose answer was lost may have worked: its row is then found by what only this node can know. */
    private Stored insert(NewToken token) {
        Optional<Long> id = dao.insert(token);
        return Stored.of(id.isPresent() ? id : dao.arrived(token));
    }

    private void keep(NewToken token, DbException reason) {
        if (waiting.size() >= MOST) {
            LOG.log(System.Logger.Level.ERROR, "An account passed its check and is neither stored nor kept", reason);
            throw new GatewayException(Fault.UNAVAILABLE, "The account passed its check but could not be stored."
                    + " Sign in to it again later and bring the new credential.", reason);
        }
        waiting.add(token);
        LOG.log(System.Logger.Level.ERROR, "The database is away; accounts that passed their check wait in memory: {0}",
                Integer.toString(waiting.size()));
    }

    private boolean paused(Duration pause) {
        try {
            sleeper.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
