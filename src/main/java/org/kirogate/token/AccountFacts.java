package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.Upstream;

/**
 * Asks an account what it may still use and which models it has, and stores that. Thread-safe; blocks on the service.
 */
final class AccountFacts {
    /** An account that shows credits right after it said it had none is tried again after this. */
    private static final Duration DOUBT = Duration.ofMinutes(5);

    private final TokenStore store;
    private final Upstream upstream;
    private final Standings standings;
    private final InstantSource clock;

    AccountFacts(TokenStore store, Upstream upstream, Standings standings, InstantSource clock) {
        this.store = store;
        this.upstream = upstream;
        this.standings = standings;
        this.clock = clock;
    }

    /** Asks for the quota; throws {@link org.kirogate.upstream.UpstreamException}. */
    void quota(PooledToken token, Credential credential) {
        store(token, upstream.quota(credential));
    }

    /** Stores a quota that was asked for already. */
    void store(PooledToken token, Quota asked) {
        Instant now = clock.instant();
        TokenQuota quota = new TokenQuota(asked.used(), asked.limit(), asked.overage(), asked.resetsAt(), now,
                token.row().view().quota().sharedUsed());
        store.saveQuota(token.id(), quota, asked.plan(), masked(asked.email()));
        token.quotaWanted(false);
        readAgain(token);
        correctEnd(token, quota, now);
    }

    /** Asks for the models; throws {@link org.kirogate.upstream.UpstreamException}. */
    void models(PooledToken token, Credential credential) {
        store.saveModels(token.id(), new ModelList(upstream.models(credential)), clock.instant());
        readAgain(token);
    }

    /** {@code j***@e***.org}. */
    static String masked(String email) {
        int at = email.indexOf('@');
        int dot = email.lastIndexOf('.');
        if (at < 1 || dot <= at + 1) {
            return email.isEmpty() ? "" : "***";
        }
        return email.substring(0, 1) + "***@" + email.substring(at + 1, at + 2) + "***" + email.substring(dot);
    }

    /** Takes over what the row says by now. */
    void readAgain(PooledToken token) {
        store.find(token.id()).ifPresent(token::row);
    }

    /** When a spent quota comes back is known better now than when the account said it was spent. */
    private void correctEnd(PooledToken token, TokenQuota quota, Instant now) {
        TokenStanding standing = token.standing();
        if (standing.state() != TokenState.EXHAUSTED) {
            return;
        }
        Instant until = standing.until();
        if (quota.spent() && quota.resetsAt().isAfter(now)) {
            until = quota.resetsAt();
        } else if (!quota.spent() && until.isAfter(now.plus(DOUBT))) {
            until = now.plus(DOUBT);
        }
        standings.heal(token, standing, new TokenStanding(TokenState.EXHAUSTED, standing.reason(), until));
    }
}
