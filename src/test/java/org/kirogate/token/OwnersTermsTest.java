package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelPattern;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.terms.DailyHours;
import org.kirogate.token.terms.ShareTerms;
import org.kirogate.upstream.UpstreamFailure;

class OwnersTermsTest {
    private static final TokenScope SUPER = new TokenScope.PublicTokens();
    private static final TokenScope OWN = new TokenScope.OwnTokens(PoolFixture.OWNER);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final List<List<TokenCandidate>> shown = new ArrayList<>();
    private final PoolFixture fixture = new PoolFixture().strategy((candidates, ask) -> {
        shown.add(List.copyOf(candidates));
        return candidates.get(0);
    }).token(1);

    private void terms(ShareTerms terms, TokenQuota quota) {
        fixture.rules(1, TokenRules.USUAL.on(terms), quota);
    }

    private TokenQuota quota(double used, double limit, double sharedUsed) {
        return new TokenQuota(used, limit, false, resetsAt(), fixture.clock.instant(), sharedUsed);
    }

    private Instant resetsAt() {
        return Instant.EPOCH.plus(Duration.ofDays(40_000));
    }

    private static ShareTerms part(int percent, double reserve) {
        return new ShareTerms(percent, reserve, List.of(), UTC, List.of());
    }

    private TokenLease lease(TokenScope scope) {
        return fixture.pool().acquire(new TokenAsk(scope, ScriptedUpstream.MODEL, Set.of()), PoolFixture.QUIETLY);
    }

    private void assertServes(TokenScope scope) {
        lease(scope).close();
    }

    private static Waiting telling(List<Selection> seen) {
        return new Waiting(Instant.MAX, Duration.ofHours(1), () -> { }, seen::add);
    }

    /** A super key is refused for that reason, and the owner's own key is served. */
    private GatewayException assertBars(SkipReason reason) {
        List<Selection> seen = new ArrayList<>();
        Waiting waiting = telling(seen);
        TokenAsk ask = new TokenAsk(SUPER, ScriptedUpstream.MODEL, Set.of());
        GatewayException refused = assertThrows(GatewayException.class, () -> fixture.pool().acquire(ask, waiting));
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        Selection last = seen.get(seen.size() - 1);
        assertEquals(Set.of(reason), last.skips().groups().keySet());
        assertServes(OWN);
        return refused;
    }

    private double remainingShownTo(TokenScope scope) {
        assertServes(scope);
        return shown.get(shown.size() - 1).get(0).quotaRemaining();
    }

    @Test
    void superKeysUseNoMoreThanTheSharedPart() {
        terms(part(40, 0), quota(30, 50, 19));
        try (TokenLease lease = lease(SUPER)) {
            lease.spent(0.5);
            assertServes(SUPER);
            lease.spent(0.5);
        }
        GatewayException refused = assertBars(SkipReason.SHARE);
        assertEquals(Duration.between(fixture.clock.instant(), resetsAt()), refused.retryAfter().orElseThrow());
        assertTrue(refused.finalAnswer(), "nobody waits for the next period");
    }

    @Test
    void whatTheOwnersKeysUseIsNoPartOfTheShare() {
        terms(part(40, 0), quota(0, 50, 19));
        try (TokenLease lease = lease(OWN)) {
            lease.spent(20);
        }
        assertServes(SUPER);
    }

    @Test
    void theReserveIsLeftToTheOwnerWhoeverSpends() {
        terms(part(100, 10), quota(35, 50, 0));
        try (TokenLease lease = lease(OWN)) {
            lease.spent(4.5);
            assertServes(SUPER);
            lease.spent(0.5);
        }
        assertBars(SkipReason.RESERVE);
        fixture.clock.advance(Duration.ofMinutes(1));
        terms(part(100, 10), quota(39.5, 50, 0));
        assertServes(SUPER);
    }

    @Test
    void whileTheQuotaIsUnknownNoPartOfItIsShared() {
        terms(part(99, 0), TokenQuota.UNKNOWN);
        assertBars(SkipReason.SHARE);
        terms(part(100, 1), TokenQuota.UNKNOWN);
        assertBars(SkipReason.RESERVE);
        terms(part(100, 1), quota(0, 50, 0));
        assertServes(SUPER);
    }

    @Test
    void aPublicTokenOfWhichNothingIsSharedServesItsOwnerOnly() {
        terms(part(0, 0), quota(0, 50, 0));
        GatewayException refused = assertBars(SkipReason.SHARE);
        assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow(), "no time is known");
    }

    @Test
    void outsideTheHoursItIsTheOwnersAlone() {
        fixture.clock.advance(Duration.between(fixture.clock.instant(), Instant.parse("2030-03-05T20:59:30Z")));
        terms(new ShareTerms(100, 0, List.of(DailyHours.parse("22:00-06:00")), ZoneId.of("Europe/Berlin"), List.of()),
                TokenQuota.UNKNOWN);
        assertEquals(Duration.ofSeconds(20), assertBars(SkipReason.HOURS).retryAfter().orElseThrow());
        fixture.clock.advance(Duration.ofSeconds(30));
        assertServes(SUPER);
        fixture.clock.advance(Duration.ofHours(8));
        assertEquals(Duration.ofHours(16), assertBars(SkipReason.HOURS).retryAfter().orElseThrow());
    }

    @Test
    void otherModelsAreTheOwnersAlone() {
        terms(new ShareTerms(100, 0, List.of(), UTC, List.of(new ModelPattern("other*"))), TokenQuota.UNKNOWN);
        assertBars(SkipReason.MODEL_NOT_SHARED);
        terms(new ShareTerms(100, 0, List.of(), UTC, List.of(new ModelPattern("other*"), new ModelPattern("MODEL*"))),
                TokenQuota.UNKNOWN);
        assertServes(SUPER);
    }

    @Test
    void eachOfSeveralTermsBinds() {
        terms(part(50, 10), quota(40, 50, 0));
        assertBars(SkipReason.RESERVE);
        terms(part(50, 10), quota(39, 50, 24));
        assertServes(SUPER);
        terms(part(50, 10), quota(0, 50, 25));
        assertBars(SkipReason.SHARE);
    }

    @Test
    void whatStrategiesSeeIsWhatTheCallerMayStillUse() {
        terms(part(50, 10), quota(30, 50, 20));
        assertEquals(5, remainingShownTo(SUPER));
        assertEquals(20, remainingShownTo(OWN));
        try (TokenLease lease = lease(SUPER)) {
            lease.spent(3);
        }
        assertEquals(2, remainingShownTo(SUPER));
        assertEquals(17, remainingShownTo(OWN));
        terms(ShareTerms.OPEN, quota(30, 50, 20));
        assertEquals(17, remainingShownTo(SUPER));
    }

    @Test
    void anUnknownQuotaIsShownAsSuch() {
        assertEquals(-1, remainingShownTo(SUPER));
    }

    @Test
    void aTokenThatIsBarredIsNotWaitedForThoughItIsFreeSoon() {
        terms(new ShareTerms(100, 0, List.of(), UTC, List.of(new ModelPattern("other"))), TokenQuota.UNKNOWN);
        try (TokenLease lease = lease(OWN)) {
            lease.failed(new UpstreamFailure(UpstreamFailure.Kind.RATE_LIMITED, 429, "", Duration.ofSeconds(7), ""));
        }
        List<Selection> seen = new ArrayList<>();
        TokenAsk ask = new TokenAsk(SUPER, ScriptedUpstream.MODEL, Set.of());
        GatewayException refused = assertThrows(GatewayException.class,
                () -> fixture.pool().acquire(ask, telling(seen)));
        assertEquals(Set.of(SkipReason.MODEL_NOT_SHARED), seen.get(0).skips().groups().keySet());
        assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow(), "no time is known");
    }

    @Test
    void aConversationLeavesATokenWhoseOwnerNoLongerSharesIt() {
        fixture.token(2);
        TokenAsk.Turn turn = new TokenAsk.Turn("talk", true);
        TokenAsk ask = new TokenAsk(SUPER, ScriptedUpstream.MODEL, Set.of(), turn, 1);
        try (TokenLease lease = fixture.pool().acquire(ask, PoolFixture.QUIETLY)) {
            assertEquals(1, lease.tokenId());
            lease.succeeded();
        }
        terms(part(0, 0), quota(0, 50, 0));
        try (TokenLease lease = fixture.pool().acquire(ask, PoolFixture.QUIETLY)) {
            assertEquals(2, lease.tokenId());
        }
    }

    @Test
    void costsThatAreNoNumbersCountNothing() {
        terms(part(50, 0), quota(0, 50, 0));
        try (TokenLease lease = lease(SUPER)) {
            for (double cost : new double[] {Double.NaN, -1, Double.POSITIVE_INFINITY, 0}) {
                lease.spent(cost);
            }
        }
        assertEquals(25, remainingShownTo(SUPER));
    }
}
