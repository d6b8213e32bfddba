package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.kirogate.db.Db;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamException;

/**
 * Keeps tokens ready beside the requests: renews bearers that end soon, asks for quotas and model lists at a gentle
 * pace, and notes that cool-downs have ended. Thread-safe; one run at a time, one token at a time.
 */
public final class TokenHealthCheck {
    private static final System.Logger LOG = System.getLogger(TokenHealthCheck.class.getName());

    /** The service asks for five minutes between questions about one account's quota (Kiro protocol, section 6.1). */
    private static final Duration QUOTA_AGE = Duration.ofMinutes(5);
    private static final Duration MODELS_AGE = Duration.ofMinutes(60);
    /** A run that is longer than this goes on where it stopped when it is called again. */
    private static final int TOKENS_A_RUN = 50;

    private final TokenPool pool;
    private final Upstream upstream;
    private final AccountFacts facts;
    private final InstantSource clock;
    private final ReentrantLock running = new ReentrantLock();
    private long lastId;

    /** A check of the tokens of a pool. */
    public TokenHealthCheck(Db db, TokenPool pool, Upstream upstream, InstantSource clock) {
        this(new TokenDao(db), pool, upstream, clock);
    }

    TokenHealthCheck(TokenStore store, TokenPool pool, Upstream upstream, InstantSource clock) {
        this.pool = pool;
        this.upstream = upstream;
        this.facts = new AccountFacts(store, upstream, pool.standings(), clock);
        this.clock = clock;
    }

    /**
     * Looks at up to {@value #TOKENS_A_RUN} tokens, the longest unseen first; asks only what is due, so it may be
     * called as often as wanted. Blocks on the service. Does nothing while another run is under way.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public void run() {
        if (!running.tryLock()) {
            return;
        }
        try {
            // Another node may have asked since: its answers lie in the table.
            pool.reload();
            for (PooledToken token : next()) {
                lastId = token.id();
                check(token);
            }
            pool.flush();
        } finally {
            running.unlock();
        }
    }

    private List<PooledToken> next() {
        List<PooledToken> after = new ArrayList<>();
        List<PooledToken> before = new ArrayList<>();
        pool.shelf().all().forEach(token -> (token.id() > lastId ? after : before).add(token));
        after.addAll(before);
        return after.subList(0, Math.min(TOKENS_A_RUN, after.size()));
    }

    private void check(PooledToken token) {
        Instant now = clock.instant();
        if (token.standing().state().endsByTime() && token.standing().usable(now)) {
            pool.standings().heal(token, TokenStanding.ACTIVE);
        }
        if (!askable(token.standing().state())) {
            return;
        }
        try {
            if (renewDue(token, now)) {
                pool.refresher().fresh(token);
                token.health().checked(now);
            }
            if (quotaDue(token, now)) {
                token.quotaAskedAt(now);
                facts.quota(token, fresh(token));
                token.health().checked(now);
            }
            if (modelsDue(token, now)) {
                token.modelsAskedAt(now);
                facts.models(token, fresh(token));
            }
        } catch (UpstreamException e) {
            LOG.log(System.Logger.Level.INFO, "check of token {0} failed: {1}", Long.toString(token.id()),
                    e.getMessage());
            pool.reaction().check(token, e.failure());
        }
    }

    /** Cooling means that the service wants peace; the rest waits for a person. */
    private static boolean askable(TokenState state) {
        return switch (state) {
            case ACTIVE, EXHAUSTED -> true;
            case COOLING, INVALID, SUSPENDED, DISABLED -> false;
        };
    }

    private Credential fresh(PooledToken token) {
        return pool.refresher().fresh(token);
    }

    private boolean renewDue(PooledToken token, Instant now) {
        return upstream.needsRefresh(token.held().credential(), now);
    }

    private static boolean quotaDue(PooledToken token, Instant now) {
        boolean gentle = !token.quotaAskedAt().plus(QUOTA_AGE).isAfter(now);
        return gentle && (token.quotaWanted() || older(token.row().view().quota().checkedAt(), QUOTA_AGE, now));
    }

    private static boolean modelsDue(PooledToken token, Instant now) {
        return older(token.row().modelsCheckedAt(), MODELS_AGE, now) && older(token.modelsAskedAt(), QUOTA_AGE, now);
    }

    private static boolean older(Instant time, Duration age, Instant now) {
        return !time.plus(age).isAfter(now);
    }
}
