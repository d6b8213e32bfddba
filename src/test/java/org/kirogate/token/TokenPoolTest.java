package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelInfo;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.UpstreamFailure;

class TokenPoolTest {
    private static final TokenScope PUBLIC = new TokenScope.PublicTokens();
    private final PoolFixture fixture = new PoolFixture();

    private GatewayException refused(TokenScope scope, String model) {
        return assertThrows(GatewayException.class,
                () -> fixture.pool().acquire(new TokenAsk(scope, model, Set.of()), PoolFixture.QUIETLY));
    }

    private Set<Long> reached(TokenScope scope) {
        Set<Long> ids = new HashSet<>();
        while (true) {
            TokenAsk ask = new TokenAsk(scope, ScriptedUpstream.MODEL, ids);
            try (TokenLease lease = fixture.pool().acquire(ask, PoolFixture.QUIETLY)) {
                ids.add(lease.tokenId());
            } catch (GatewayException e) {
                return ids;
            }
        }
    }

    @Test
    void g02G56ASuperKeyReachesEveryPublicTokenAndNoPrivateOne() {
        fixture.token(1, 1, true).token(2, 1, false).token(3, 2, true).token(4, 3, false);
        assertEquals(Set.of(1L, 3L), reached(PUBLIC));
    }

    @Test
    void g07AnOrdinaryKeyReachesOnlyItsOwnersTokensPrivateAndPublic() {
        fixture.token(1, 1, true).token(2, 1, false).token(3, 2, true);
        assertEquals(Set.of(1L, 2L), reached(new TokenScope.OwnTokens(1)));
        assertEquals(Set.of(3L), reached(new TokenScope.OwnTokens(2)));
    }

    @Test
    void tokensOfAPersonInBadStandingLeaveThePoolAtOnce() {
        fixture.token(1, 1, true).token(2, 2, true);
        fixture.pool();
        fixture.banned.add(1L);
        assertEquals(Set.of(2L), reached(PUBLIC));
        assertEquals(Set.of(), reached(new TokenScope.OwnTokens(1)));
    }

    @Test
    void g12G35G46WithoutAPublicTokenTheAnswerIsTheGuides503() {
        fixture.token(1, 1, false);
        GatewayException refused = refused(PUBLIC, ScriptedUpstream.MODEL);
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals(503, refused.fault().status());
        assertEquals("暂无可用的公共 Token", refused.getMessage());
        assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow());
    }

    @Test
    void anOrdinaryKeyWithoutTokensIsToldSo() {
        GatewayException refused = refused(new TokenScope.OwnTokens(7), ScriptedUpstream.MODEL);
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals("你还没有可用的 Token", refused.getMessage());
    }

    @Test
    void inSelfUseModeThePublicPoolIsClosedAndOwnTokensServeOn() {
        fixture.token(1, 1, true).closePublicPool();
        assertEquals(Fault.POOL_EMPTY, refused(PUBLIC, ScriptedUpstream.MODEL).fault());
        assertEquals(Set.of(1L), reached(new TokenScope.OwnTokens(1)));
    }

    @Test
    void onlyTokensThatListTheModelServeIt() {
        fixture.token(1, 1, true, List.of("other")).token(2, 1, true, List.of(ScriptedUpstream.MODEL, "other"));
        assertEquals(Set.of(2L), reached(PUBLIC));
    }

    @Test
    void aTokenWhoseListIsUnknownServesTheProvidersUsualModels() {
        fixture.token(1);
        assertEquals(Set.of(1L), reached(PUBLIC));
        assertEquals(Fault.MODEL_NOT_FOUND, refused(PUBLIC, "exotic").fault());
    }

    @Test
    void aModelNobodyListsIsNotFoundWhileOneOnABusyTokenIsARateLimit() {
        fixture.token(1, 1, true, List.of("rare")).limits(1, 0);
        assertEquals(Fault.MODEL_NOT_FOUND, refused(PUBLIC, ScriptedUpstream.MODEL).fault());
        try (TokenLease lease = fixture.pool().acquire(new TokenAsk(PUBLIC, "rare", Set.of()), PoolFixture.QUIETLY)) {
            assertEquals(1, lease.tokenId());
            assertEquals(Fault.RATE_LIMITED, refused(PUBLIC, "rare").fault());
        }
    }

    @Test
    void modelsAreTheUnionOfTheScopeAndTheUsualOnesWithoutTokens() {
        assertEquals(List.of(ScriptedUpstream.MODEL), ids());
        fixture.token(1, 1, true, List.of("a", "b")).token(2, 1, true, List.of("b", "c")).token(3, 1, false,
                List.of("d"));
        fixture.pool().reload();
        assertEquals(List.of("a", "b", "c"), ids());
    }

    private List<String> ids() {
        return fixture.pool().models(PUBLIC).stream().map(ModelInfo::id).toList();
    }

    @Test
    void retryAfterTellsWhenTheFirstTokenIsFreeWithinWhatClientsWaitFor() {
        fixture.token(1).token(2);
        for (long seconds : List.of(7L, 9L)) {
            try (TokenLease lease = fixture.acquire()) {
                lease.failed(new UpstreamFailure(
                        UpstreamFailure.Kind.RATE_LIMITED, 429, "", Duration.ofSeconds(seconds), ""));
            }
        }
        Duration first = Duration.between(fixture.clock.instant(), fixture.until(1));
        assertTrue(first.compareTo(Duration.ofSeconds(7)) >= 0 && first.compareTo(Duration.ofMillis(7_700)) <= 0,
                "what the service says is never undercut, and hardly exceeded: " + first);
        assertEquals(first, refused(PUBLIC, ScriptedUpstream.MODEL).retryAfter().orElseThrow());
        fixture.clock.advance(first.minusMillis(100));
        assertEquals(Duration.ofSeconds(1), refused(PUBLIC, ScriptedUpstream.MODEL).retryAfter().orElseThrow());
        fixture.clock.advance(Duration.ofMillis(100));
        assertEquals(Set.of(1L), reached(PUBLIC));
    }

    @Test
    void aCoolDownOfAMinuteIsToldAsTheLongestWaitClientsAccept() {
        cooling(Duration.ofMinutes(1));
        assertEquals(Duration.ofSeconds(20), refused(PUBLIC, ScriptedUpstream.MODEL).retryAfter().orElseThrow());
        assertFalse(refused(PUBLIC, ScriptedUpstream.MODEL).finalAnswer());
    }

    @Test
    void whenNothingIsBackSoonTheTimeIsToldAndClientsAreToldNotToRepeat() {
        fixture.token(1);
        try (TokenLease lease = fixture.acquire()) {
            lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.QUOTA, ""));
        }
        GatewayException refused = refused(PUBLIC, ScriptedUpstream.MODEL);
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertTrue(refused.retryAfter().orElseThrow().compareTo(Duration.ofMinutes(10)) > 0);
        assertTrue(refused.finalAnswer());
    }

    @Test
    void statesAreCountedAsTheyAreNow() {
        fixture.token(1, 1, true).token(2, 1, true).token(3, 1, true).token(4, 1, false);
        fixture.pooled(1).standing(
                new TokenStanding(TokenState.COOLING, "", fixture.clock.instant().plusSeconds(60)));
        fixture.pooled(2).standing(new TokenStanding(TokenState.SUSPENDED, "", Instant.EPOCH));
        assertEquals(Map.of(TokenState.ACTIVE, 1, TokenState.COOLING, 1, TokenState.SUSPENDED, 1),
                fixture.pool().states(PUBLIC));
        fixture.clock.advance(Duration.ofSeconds(61));
        assertEquals(Map.of(TokenState.ACTIVE, 2, TokenState.SUSPENDED, 1), fixture.pool().states(PUBLIC));
    }

    private void cooling(Duration time) {
        fixture.token(1);
        try (TokenLease lease = fixture.acquire()) {
            lease.failed(new UpstreamFailure(UpstreamFailure.Kind.RATE_LIMITED, 429, "", time, ""));
        }
    }

    @Test
    void aTokenAtItsRequestsPerMinuteWaitsForTheWindow() {
        fixture.limits(0, 2).token(1);
        fixture.acquire().close();
        fixture.clock.advance(Duration.ofSeconds(50));
        fixture.acquire().close();
        assertEquals(Duration.ofSeconds(10), refused(PUBLIC, ScriptedUpstream.MODEL).retryAfter().orElseThrow());
        fixture.clock.advance(Duration.ofSeconds(10));
        fixture.acquire().close();
    }

    @Test
    void excludedTokensAreNotTakenAgain() {
        fixture.token(1).token(2);
        TokenAsk ask = new TokenAsk(PUBLIC, ScriptedUpstream.MODEL, Set.of(1L));
        try (TokenLease lease = fixture.pool().acquire(ask, PoolFixture.QUIETLY)) {
            assertEquals(2, lease.tokenId());
        }
    }

    @Test
    void aLeaseGivesItsPlaceBackOnceHoweverOftenItIsClosed() {
        fixture.limits(2, 0).token(1);
        TokenLease one = fixture.acquire();
        TokenLease other = fixture.acquire();
        assertEquals(2, fixture.inFlight(1));
        one.close();
        one.close();
        assertEquals(1, fixture.inFlight(1));
        other.close();
        assertEquals(0, fixture.pool().inFlight());
    }

    @Test
    void aReloadKeepsLeasesHealthAndUnwrittenStatesAndTakesNewRows() {
        fixture.token(1);
        TokenLease lease = fixture.acquire();
        lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.SUSPENDED, ""));
        fixture.token(2);
        fixture.pool().reload();
        assertEquals(1, fixture.inFlight(1));
        assertEquals(TokenState.SUSPENDED, fixture.state(1));
        assertEquals(2, fixture.pool().size(PUBLIC));
        fixture.store.remove(1);
        fixture.pool().reload();
        lease.close();
        assertEquals(1, fixture.pool().size(PUBLIC));
    }

    @Test
    void aTokenSealedWithALostKeyIsInvalidAndDoesNotKeepTheOthersOut() {
        fixture.token(1).token(2);
        StoredToken row = fixture.store.find(1).orElseThrow();
        fixture.store.put(new StoredToken(row.view(), new SealedCredential("v1.00000000.AAAA", 0), row.models(),
                row.modelsCheckedAt(), row.checkedAt()));
        assertEquals(Set.of(2L), reached(PUBLIC));
        assertEquals(TokenState.INVALID, fixture.state(1));
    }

    @Test
    void accountSaltsAreStableAndDifferPerToken() {
        fixture.token(1).token(2);
        String salt = fixture.pooled(1).salt();
        assertEquals(salt, new PoolFixture().token(1).pooled(1).salt());
        assertTrue(!salt.equals(fixture.pooled(2).salt()) && salt.length() == 64);
    }
}
