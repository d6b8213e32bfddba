package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.db.DbException;
import org.kirogate.token.terms.ShareTerms;

class ShareLedgerTest {
    private static final ShareTerms HALF = new ShareTerms(50, 0, List.of(), ZoneId.of("UTC"), List.of());
    private final PoolFixture fixture = new PoolFixture().token(1);
    private final Instant reset = fixture.clock.instant().plus(Duration.ofDays(9));

    private PoolFixture shared(ShareTerms terms) {
        return fixture.rules(1, TokenRules.USUAL.on(terms),
                new TokenQuota(0, 100, false, reset, fixture.clock.instant(), 0));
    }

    private static void spend(TokenPool pool, double credits) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            lease.spent(credits);
        }
    }

    private double stored() {
        return fixture.store.find(1).orElseThrow().view().quota().sharedUsed();
    }

    private static double known(TokenPool pool) {
        return pool.shelf().find(1).orElseThrow().allowance().shared().total();
    }

    @Test
    void aWriteThatFailsIsMadeUpForAndCountsOnce() {
        TokenPool pool = shared(HALF).pool();
        spend(pool, 2);
        fixture.store.breakFor(1);
        assertThrows(DbException.class, pool::flush);
        assertEquals(0, stored());
        spend(pool, 1);
        pool.flush();
        pool.flush();
        assertEquals(3, stored());
        assertEquals(3, known(pool));
    }

    @Test
    void aNodeKnowsWhatTheOthersUsedWithinHalfAMinuteWithoutAnyChangeOfTheToken() {
        TokenPool one = shared(HALF).pool();
        TokenPool other = fixture.newPool();
        one.flush();
        other.flush();
        spend(other, 7);
        other.flush();
        spend(one, 1);
        one.flush();
        assertEquals(1, known(one));
        fixture.clock.advance(ShareLedger.LOOK);
        one.flush();
        assertEquals(8, known(one));
        assertEquals(7, known(other));
        fixture.clock.advance(ShareLedger.LOOK);
        other.flush();
        assertEquals(8, known(other));
    }

    @Test
    void sumsAreReadOnlyWhileATokenIsSharedInPart() {
        TokenPool pool = shared(ShareTerms.OPEN).pool();
        fixture.store.breakFor(1);
        pool.flush();
        fixture.store.breakFor(0);
        shared(HALF);
        assertThrows(DbException.class, () -> {
            fixture.store.breakFor(1);
            pool.flush();
        });
    }

    @Test
    void ownKeysLeaveTheLedgerAlone() {
        TokenPool pool = shared(HALF).pool();
        TokenAsk own = new TokenAsk(new TokenScope.OwnTokens(PoolFixture.OWNER), ScriptedUpstream.MODEL, Set.of());
        try (TokenLease lease = pool.acquire(own, PoolFixture.QUIETLY)) {
            lease.spent(5);
        }
        pool.flush();
        assertEquals(0, stored());
        assertEquals(0, known(pool));
    }

    @Test
    void anAnswerWithoutAKnownCostCountsLikeThoseBeforeItForTheOwnersTermsOnly() {
        TokenPool pool = shared(new ShareTerms(50, 90, List.of(), ZoneId.of("UTC"), List.of())).pool();
        unmetered(pool);
        assertEquals(0, known(pool), "nothing is known of its answers yet");
        spend(pool, 2);
        spend(pool, 4);
        unmetered(pool);
        pool.flush();
        assertEquals(9, stored());
        Allowance allowance = pool.shelf().find(1).orElseThrow().allowance();
        assertEquals(6, allowance.known(fixture.store.find(1).orElseThrow().view().quota()).spentSince());
        assertEquals(94, allowance.left(false));
        unmetered(pool);
        assertEquals(Optional.of(SkipReason.RESERVE), allowance.bar(ScriptedUpstream.MODEL, fixture.clock.instant()));
    }

    private static void unmetered(TokenPool pool) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            lease.spentUnmetered();
        }
    }

    @Test
    void aTokenThatWasDeletedMeanwhileHoldsNothingUp() {
        TokenPool pool = shared(HALF).pool();
        spend(pool, 5);
        fixture.store.remove(1);
        pool.reload();
        pool.flush();
    }

    @Test
    void aStopWritesWhatWaitsAndAnOutageDoesNotKeepItFromEnding() {
        TokenPool pool = shared(HALF).pool();
        spend(pool, 2);
        pool.close();
        assertEquals(2, stored());
        spend(pool, 1);
        fixture.store.breakFor(1);
        pool.close();
        assertEquals(2, stored());
    }
}
