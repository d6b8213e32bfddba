package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * Keeps tokens ready beside the requests: renews bearers that end soon, checks accounts and brings back those that are
 * in order again, keeps quotas and model lists known, and notes that cool-downs have ended. At most {@value #ASKERS}
 * tokens are seen to at a time, one thing of one token each, the most urgent first; an account that hangs holds up one
 * asker for one call. Thread-safe.
 */
public final class TokenHealthCheck implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TokenHealthCheck.class.getName());
    private static final int ASKERS = 3;
    /** A renewal under way takes 30 s at most; most end at once. */
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    private record Job(PooledToken token, Chore chore) {}

    private final TokenPool pool;
    private final CheckPlan plan;
    private final CheckVisit visit;
    private final Executor askers;
    private final InstantSource clock;
    /** Tokens that are seen to; guarded by itself, like the two below. */
    private final Set<Long> underWay = new HashSet<>();
    private int working;
    private boolean closed;

    /**
     * The care of the tokens of a pool.
     *
     * @param interval within which each token is checked once, zero = never; bearers and what requests want to know of
     *                 an account are seen to all the same
     * @param askers   threads that may block on the service, at least {@value #ASKERS}
     */
    public TokenHealthCheck(
            Db db, TokenPool pool, Upstream upstream, Duration interval, Executor askers, InstantSource clock) {
        this(new TokenDao(db), pool, upstream, interval, askers, clock);
    }

    TokenHealthCheck(
            TokenStore store,
            TokenPool pool,
            Upstream upstream,
            Duration interval,
            Executor askers,
            InstantSource clock) {
        this.pool = pool;
        this.plan = new CheckPlan(upstream, interval, clock.instant());
        this.visit = new CheckVisit(pool, store, new AccountFacts(store, upstream, pool.standings(), clock), clock);
        this.askers = askers;
        this.clock = clock;
    }

    /**
     * Looks through all tokens in memory and has what is due done; called every few seconds. Does not block itself, and
     * asks nothing of the database unless something is due.
     */
    public void run() {
        Instant now = clock.instant();
        int due = 0;
        for (PooledToken token : pool.shelf().all()) {
            noteEnd(token, now);
            due += plan.due(token, now).isPresent() ? 1 : 0;
        }
        for (int i = 0; i < due && engage(); i++) {
            try {
                askers.execute(this::work);
            } catch (RejectedExecutionException e) {
                // The program stops.
                dismiss();
                return;
            }
        }
    }

    /**
     * Begins nothing more, waits for renewals under way and stores what could not be stored so far: a refresh token
     * that exists in this node's memory alone must not be lost with it. Call it before the askers are interrupted.
     */
    @Override
    public void close() {
        synchronized (underWay) {
            closed = true;
        }
        int lost = pool.refresher().settle(pool.shelf().all(), STOP_WAIT);
        if (lost > 0) {
            LOG.log(System.Logger.Level.ERROR,
                    "{0} renewed credentials could not be stored before the stop: their owners have to sign in again",
                    lost);
        }
    }

    private void noteEnd(PooledToken token, Instant now) {
        TokenStanding standing = token.standing();
        if (!standing.state().endsByTime() || !standing.usable(now)) {
            return;
        }
        if (standing.state() == TokenState.EXHAUSTED) {
            token.schedule().quotaWanted(true);
        }
        pool.standings().heal(token, standing, TokenStanding.ACTIVE);
    }

    private boolean engage() {
        synchronized (underWay) {
            if (closed || working >= ASKERS) {
                return false;
            }
            working++;
            return true;
        }
    }

    private void dismiss() {
        synchronized (underWay) {
            working--;
        }
    }

    /** Goes on until nothing is due, or the database is out of reach. */
    private void work() {
        try {
            boolean goOn = true;
            while (goOn) {
                Optional<Job> job = next();
                goOn = job.isPresent() && done(job.get());
            }
        } finally {
            dismiss();
        }
    }

    private Optional<Job> next() {
        Instant now = clock.instant();
        synchronized (underWay) {
            Job best = null;
            for (PooledToken token : closed ? List.<PooledToken>of() : pool.shelf().all()) {
                Optional<Chore> chore = underWay.contains(token.id()) ? Optional.empty() : plan.due(token, now);
                if (chore.isPresent() && (best == null || moreUrgent(chore.get(), token, best))) {
                    best = new Job(token, chore.get());
                }
            }
            if (best != null) {
                underWay.add(best.token().id());
            }
            return Optional.ofNullable(best);
        }
    }

    private static boolean moreUrgent(Chore chore, PooledToken token, Job best) {
        if (chore == Chore.RENEW && best.chore() == Chore.RENEW) {
            return token.held().credential().expiresAt().isBefore(best.token().held().credential().expiresAt());
        }
        return chore.compareTo(best.chore()) < 0;
    }

    /** False when the database is out of reach: the next look may find it back. */
    private boolean done(Job job) {
        PooledToken token = job.token();
        try {
            visit.pay(token, job.chore());
        } catch (UpstreamException e) {
            LOG.log(System.Logger.Level.INFO, "{0} of token {1} failed: {2}", job.chore(), Long.toString(token.id()),
                    e.getMessage());
            pool.reaction().check(token, e.failure());
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} of token {1}: the database does not answer: {2}", job.chore(),
                    Long.toString(token.id()), e.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, job.chore() + " of token " + token.id() + " failed", e);
        } finally {
            synchronized (underWay) {
                underWay.remove(token.id());
            }
        }
        return true;
    }
}
