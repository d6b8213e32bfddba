package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;

/** Asks the service about an account because a person wants to know now. Thread-safe; blocks on the service. */
final class CheckOnDemand {
    private static final String PASSED_FOR_OWNER = "passed a check that its owner asked for";
    private static final String PASSED_FOR_ADMINISTRATOR = "passed a check that an administrator asked for";
    /** A person who presses the button again and again asks the service no more often than this. */
    private static final Duration USAGE_AGE = Duration.ofSeconds(30);

    private final TokenWordDao words;
    private final TokenPool pool;
    private final AccountFacts facts;
    private final InstantSource clock;

    CheckOnDemand(TokenWordDao words, TokenPool pool, AccountFacts facts, InstantSource clock) {
        this.words = words;
        this.pool = pool;
        this.facts = facts;
        this.clock = clock;
    }

    /** {@link Tokens#revalidate}. */
    void revalidate(TokenRef ref, PooledToken token) {
        try {
            Credential current = token.held().credential();
            Credential checked =
                    current.refreshToken().isEmpty() ? current : pool.refresher().renewed(token, current);
            facts.quota(token, checked);
            facts.models(token, checked);
        } catch (UpstreamException e) {
            throw refused(token, e);
        }
        token.forgive();
        token.health().checked(clock.instant());
        Instant now = clock.instant();
        TokenQuota quota = token.row().view().quota();
        boolean told = switch (token.standing().state()) {
            case DISABLED -> false;
            // It rests or serves as it did: the service itself says when a spent quota keeps it from that.
            case ACTIVE, COOLING, EXHAUSTED -> !quota.spent();
            case INVALID, SUSPENDED -> true;
        };
        if (told) {
            say(ref, CheckVisit.passed(quota, now), now);
        } else {
            pool.flush();
        }
    }

    private void say(TokenRef ref, TokenStanding passed, Instant now) {
        String active = ref.userId() == 0 ? PASSED_FOR_ADMINISTRATOR : PASSED_FOR_OWNER;
        HealthEvent said = new HealthEvent(now, passed.state(),
                passed.state() == TokenState.ACTIVE ? active : passed.reason(), passed.until());
        if (!pool.standings().overrule(ref.tokenId(), () -> words.setStanding(ref, said), done -> done)) {
            throw Tokens.notFound();
        }
        pool.shelf().find(ref.tokenId()).ifPresent(PooledToken::forgive);
        pool.reload();
    }

    /** {@link Tokens#refreshUsage}. */
    void usage(PooledToken token) {
        Instant now = clock.instant();
        if (token.quotaAskedAt().plus(USAGE_AGE).isAfter(now)) {
            return;
        }
        token.quotaAskedAt(now);
        try {
            facts.quota(token, pool.refresher().fresh(token));
        } catch (UpstreamException e) {
            throw refused(token, e);
        }
        pool.flush();
    }

    private RuntimeException refused(PooledToken token, UpstreamException failed) {
        pool.reaction().check(token, failed.failure());
        pool.flush();
        return CheckRefusal.of(failed);
    }
}
