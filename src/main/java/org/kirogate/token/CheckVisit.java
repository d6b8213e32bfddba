package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;

/**
 * Does one thing for one token. What several nodes might ask is claimed in the row first, so that one asks and the
 * others read its answer there. Thread-safe; blocks on the service, no longer than its calls' own deadlines.
 */
final class CheckVisit {
    private static final String SPENT = "the account passed a check, but its quota is used up";

    private final TokenPool pool;
    private final TokenStore store;
    private final AccountFacts facts;
    private final InstantSource clock;

    CheckVisit(TokenPool pool, TokenStore store, AccountFacts facts, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Does it.
     *
     * @throws UpstreamException when the service refuses or fails
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    void pay(PooledToken token, Chore chore) {
        switch (chore) {
            case RENEW -> renew(token);
            case CHECK -> check(token);
            case VOUCH -> claim(token);
            case QUOTA -> quota(token);
            case MODELS -> models(token);
        }
    }

    private void renew(PooledToken token) {
        token.schedule().renewing(clock.instant());
        pool.refresher().renewed(token, token.held().credential());
        token.schedule().renewed(clock.instant());
    }

    private void check(PooledToken token) {
        TokenStanding before = token.standing();
        if (!claim(token, before.state() == TokenState.SUSPENDED ? CheckPlan.SUSPENDED : CheckPlan.GENTLE)) {
            return;
        }
        Credential credential = switch (before.state()) {
            case ACTIVE, COOLING, EXHAUSTED, SUSPENDED, DISABLED -> pool.refresher().fresh(token);
            // Its bearer or what renews it was refused: only a new one tells.
            case INVALID -> {
                token.schedule().checkedInVain();
                yield anew(token);
            }
        };
        ask(token, credential);
        token.health().checked(clock.instant());
        if (before.state() == TokenState.INVALID || before.state() == TokenState.SUSPENDED) {
            heal(token, before);
        }
    }

    private Credential anew(PooledToken token) {
        Credential current = token.held().credential();
        return current.refreshToken().isEmpty() ? current : pool.refresher().renewed(token, current);
    }

    /** What came over the token while the service was asked holds. */
    private void heal(PooledToken token, TokenStanding before) {
        token.health().forgetRuns();
        pool.standings().heal(token, before, passed(token.row().view().quota(), clock.instant()));
    }

    /** The state of an account that was out of service and passed: while its quota is spent it can't serve yet. */
    static TokenStanding passed(TokenQuota quota, Instant now) {
        return quota.spent() && quota.resetsAt().isAfter(now)
                ? new TokenStanding(TokenState.EXHAUSTED, SPENT, quota.resetsAt()) : TokenStanding.ACTIVE;
    }

    private void quota(PooledToken token) {
        if (claim(token)) {
            ask(token, pool.refresher().fresh(token));
            token.health().checked(clock.instant());
        }
    }

    private void ask(PooledToken token, Credential credential) {
        token.schedule().quotaAskedAt(clock.instant());
        facts.quota(token, credential);
    }

    private void models(PooledToken token) {
        Instant known = token.row().modelsCheckedAt();
        token.schedule().modelsAskedAt(clock.instant());
        token.schedule().modelsWanted(false);
        facts.readAgain(token);
        if (!token.row().modelsCheckedAt().isAfter(known)) {
            facts.models(token, pool.refresher().fresh(token));
        }
    }

    /** Whether this node is to ask; if not, another did within that time, and what it learned is taken over. */
    private boolean claim(PooledToken token) {
        return claim(token, CheckPlan.GENTLE);
    }

    private boolean claim(PooledToken token, Duration age) {
        Instant now = clock.instant();
        boolean mine = store.claimCheck(token.id(), now, now.minus(age));
        token.schedule().checkedAt(now);
        if (!mine) {
            Instant known = token.row().view().quota().checkedAt();
            facts.readAgain(token);
            if (token.row().view().quota().checkedAt().isAfter(known)) {
                token.schedule().quotaWanted(false);
            }
        }
        return mine;
    }
}
