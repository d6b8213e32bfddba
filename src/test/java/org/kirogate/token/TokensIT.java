package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelInfo;
import org.kirogate.db.Noting;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class TokensIT {
    private final TokensFixture fixture = new TokensFixture();
    private final Tokens tokens = fixture.tokens;
    private final long jane = fixture.user("jane");
    private final long john = fixture.user("john");

    @AfterEach
    void close() {
        fixture.close();
    }

    private static Credential social(String refreshToken) {
        return new Credential("social", "", refreshToken, Instant.EPOCH, Map.of("region", "us-east-1"));
    }

    private static Credential apiKey(String key) {
        return new Credential("api_key", key, "", Instant.MAX, Map.of());
    }

    private Fault refused(Runnable act) {
        return assertThrows(GatewayException.class, act::run).fault();
    }

    private Set<Long> reached(TokenScope scope) {
        TokenAsk ask = new TokenAsk(scope, ScriptedUpstream.MODEL, Set.of());
        try (TokenLease lease = fixture.pool.acquire(ask, PoolFixture.QUIETLY)) {
            return Set.of(lease.tokenId());
        } catch (GatewayException e) {
            return Set.of();
        }
    }

    private String column(long id, String column) {
        return fixture.db.one("SELECT " + column + " AS value FROM tokens WHERE id = ?", row -> row.string("value"), id)
                .orElseThrow();
    }

    @Test
    void aTokenIsCheckedStoredSealedAndServesAtOnce() {
        Instant reset = fixture.clock.instant().plus(Duration.ofDays(3));
        fixture.upstream.onQuota = credential -> new Quota(2.5, 50, reset, false, "KIRO PRO", "jane@example.org");
        TokenView view = tokens.add(jane, social("secret-refresh"), "my account", true, Noting.nothing());
        assertEquals("my account", view.name());
        assertEquals(TokenState.ACTIVE, view.standing().state());
        assertEquals("KIRO PRO", view.plan());
        assertEquals("j***@e***.org", view.emailMasked());
        assertEquals(47.5, view.quota().remaining());
        assertEquals(reset, view.quota().resetsAt());
        assertEquals(List.of(ScriptedUpstream.MODEL), view.modelIds());
        assertEquals(1, fixture.upstream.refreshes.size());
        assertFalse(column(view.id(), "credential_sealed").contains("secret"));
        try (TokenLease lease = fixture.pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            assertEquals("secret-refresh+", lease.credential().refreshToken());
            assertEquals("us-east-1", lease.credential().attribute("region"));
        }
    }

    @Test
    void theSameRefreshTokenIsRefusedToEverybodyAlsoAfterItRotated() {
        tokens.add(jane, social("r1"), "", false, Noting.nothing());
        GatewayException refused =
                assertThrows(GatewayException.class, () -> tokens.add(john, social("r1"), "", false, Noting.nothing()));
        assertEquals(Fault.CONFLICT, refused.fault());
        assertFalse(refused.getMessage().contains("jane"));
        assertEquals(Fault.CONFLICT, refused(() -> tokens.add(john, social("r1+"), "", false, Noting.nothing())));
        assertEquals(1, fixture.upstream.refreshes.size(), "the service is not asked about what is known");
    }

    @Test
    void whatTheServiceRefusesIsNotStored() {
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        assertEquals(Fault.INVALID_REQUEST, refused(() -> tokens.add(jane, social("dead"), "", false,
                Noting.nothing())));
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        assertEquals(Fault.UPSTREAM_FAILED, refused(() -> tokens.add(jane, social("dead"), "", false,
                Noting.nothing())));
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.TOKEN);
        };
        assertEquals(Fault.INVALID_REQUEST, refused(() -> tokens.add(jane, apiKey("bad"), "", false,
                Noting.nothing())));
        assertEquals(0, tokens.page(TokenFilter.ALL, PageAsk.first(10)).total());
    }

    @Test
    void anApiKeyIsCheckedByItsQuotaAndNeverRefreshed() {
        TokenView view = tokens.add(jane, apiKey("key"), "", true, Noting.nothing());
        assertEquals("api_key", view.name());
        assertTrue(view.quota().known());
        assertEquals(0, fixture.upstream.refreshes.size());
        assertEquals(1, fixture.upstream.quotas.size());
    }

    @Test
    void aRotatedTokenIsStoredBeforeAnythingElseIsAskedAndWhatIsLearnedOfItFollows() {
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.SUSPENDED);
        };
        fixture.upstream.onComplete = credential -> credential.with("profile", "p1");
        TokenView view = tokens.add(jane, social("r1"), "", true, Noting.nothing());
        assertEquals(TokenState.SUSPENDED, view.standing().state());
        StoredToken row = new TokenDao(fixture.db).find(view.id()).orElseThrow();
        Credential stored = new CredentialCodec(PoolFixture.BOX, PoolFixture.DIGESTS).open(row.secret().sealed());
        assertEquals("r1+", stored.refreshToken());
        assertEquals("p1", stored.attribute("profile"));
    }

    @Test
    void g47VisibilityHoldsAtOnce() {
        long id = tokens.add(jane, social("r1"), "", false, Noting.nothing()).id();
        assertEquals(Set.of(), reached(new TokenScope.PublicTokens()));
        assertEquals(Set.of(id), reached(new TokenScope.OwnTokens(jane)));
        assertTrue(tokens.setPublic(TokenRef.own(jane, id), true, Noting.nothing()).isPublic());
        assertEquals(Set.of(id), reached(new TokenScope.PublicTokens()));
        tokens.setPublic(TokenRef.own(jane, id), false, Noting.nothing());
        assertEquals(Set.of(), reached(new TokenScope.PublicTokens()));
    }

    @Test
    void inSelfUseModeNothingCanBeMadePublic() {
        long id = tokens.add(jane, social("r1"), "", false, Noting.nothing()).id();
        fixture.publicPoolClosed = true;
        assertEquals(Fault.FORBIDDEN, refused(() -> tokens.setPublic(TokenRef.own(jane, id), true, Noting.nothing())));
        assertEquals(Fault.FORBIDDEN, refused(() -> tokens.add(jane, social("r2"), "", true, Noting.nothing())));
    }

    @Test
    void anothersTokenIsNotThere() {
        TokenRef foreign = TokenRef.own(john, tokens.add(jane, social("r1"), "", false, Noting.nothing()).id());
        for (Runnable act : List.<Runnable>of(
                () -> tokens.find(foreign), () -> tokens.rename(foreign, "x", Noting.nothing()), () -> tokens.setPublic(foreign, true,
                        Noting.nothing()),
                () -> tokens.disable(foreign, Noting.nothing()), () -> tokens.enable(foreign, Noting.nothing()), () -> tokens.delete(foreign,
                        Noting.nothing()),
                () -> tokens.revalidate(foreign), () -> tokens.refreshUsage(foreign))) {
            assertEquals(Fault.NOT_FOUND, refused(act));
        }
        assertEquals("social", tokens.find(TokenRef.any(foreign.tokenId())).name());
    }

    @Test
    void aSwitchedOffTokenServesNobodyUntilSwitchedOn() {
        TokenRef own = TokenRef.own(jane, tokens.add(jane, social("r1"), "", true, Noting.nothing()).id());
        assertEquals(TokenState.DISABLED, tokens.disable(own, Noting.nothing()).standing().state());
        assertEquals(Set.of(), reached(new TokenScope.PublicTokens()));
        assertEquals(TokenState.ACTIVE, tokens.enable(own, Noting.nothing()).standing().state());
        assertEquals(Set.of(own.tokenId()), reached(new TokenScope.PublicTokens()));
        tokens.disable(TokenRef.any(own.tokenId()), Noting.nothing());
        assertEquals(Fault.FORBIDDEN, refused(() -> tokens.enable(own, Noting.nothing())));
    }

    @Test
    void aDeletedTokenIsGoneAndMayComeAgain() {
        long id = tokens.add(jane, social("r1"), "", true, Noting.nothing()).id();
        tokens.delete(TokenRef.own(jane, id), Noting.nothing());
        assertEquals(Set.of(), reached(new TokenScope.PublicTokens()));
        assertTrue(tokens.add(john, social("r1"), "", true, Noting.nothing()).id() > id);
    }

    @Test
    void namesAreCheckedAndKept() {
        TokenRef own = TokenRef.own(jane, tokens.add(jane, social("r1"), "", true, Noting.nothing()).id());
        assertEquals("团队 1", tokens.rename(own, " 团队 1 ", Noting.nothing()).name());
        assertEquals(Fault.INVALID_REQUEST, refused(() -> tokens.rename(own, "  ", Noting.nothing())));
        assertEquals(Fault.INVALID_REQUEST, refused(() -> tokens.rename(own, "x".repeat(65), Noting.nothing())));
    }

    @Test
    void listsAreFilteredSearchedSortedAndPaged() {
        tokens.add(jane, social("r1"), "beta", true, Noting.nothing());
        tokens.add(jane, social("r2"), "alpha", false, Noting.nothing());
        tokens.add(john, social("r3"), "gamma 100%", true, Noting.nothing());
        assertEquals(List.of("beta", "alpha"), names(TokenFilter.own(jane), PageAsk.first(10)));
        assertEquals(List.of("beta", "gamma 100%"), names(TokenFilter.PUBLIC, PageAsk.first(10)));
        assertEquals(List.of("gamma 100%", "beta"), names(TokenFilter.ALL, new PageAsk(1, 2, "", "name", true)));
        assertEquals(List.of("alpha"), names(TokenFilter.ALL, new PageAsk(2, 2, "", "name", true)));
        assertEquals(3, tokens.page(TokenFilter.ALL, new PageAsk(2, 2, "", "name", true)).total());
        assertEquals(List.of("gamma 100%"), names(TokenFilter.ALL, new PageAsk(1, 10, "0%", "", false)));
        assertEquals(Fault.INVALID_REQUEST,
                refused(() -> tokens.page(TokenFilter.ALL, new PageAsk(1, 10, "", "id; DROP TABLE tokens", false))));
    }

    @Test
    void anInvalidTokenThatPassesWithoutQuotaIsExhaustedUntilItsReset() {
        TokenRef own = TokenRef.own(jane, tokens.add(jane, social("r1"), "", true, Noting.nothing()).id());
        fail(own.tokenId(), Kind.ENTITLEMENT);
        Instant reset = fixture.clock.instant().plusSeconds(3_600);
        fixture.upstream.onQuota = credential -> new Quota(100, 100, reset, false, "", "");
        TokenStanding standing = tokens.revalidate(own).standing();
        assertEquals(TokenState.EXHAUSTED, standing.state());
        assertEquals(reset.toEpochMilli(), standing.until().toEpochMilli());
        fixture.clock.set(standing.until());
        assertEquals(Set.of(own.tokenId()), reached(new TokenScope.PublicTokens()));
    }

    private List<String> names(TokenFilter filter, PageAsk ask) {
        return tokens.page(filter, ask).items().stream().map(TokenView::name).toList();
    }

    @Test
    void aCheckBringsAnInvalidTokenBackAndTellsWhenItDoesNotPass() {
        TokenRef own = TokenRef.own(jane, tokens.add(jane, social("r1"), "", true, Noting.nothing()).id());
        fail(own.tokenId(), Kind.SIGN_IN_AGAIN);
        assertEquals(TokenState.INVALID, tokens.find(own).standing().state());
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        assertEquals(Fault.INVALID_REQUEST, refused(() -> tokens.revalidate(own)));
        fixture.upstream.onRefresh = credential -> ScriptedUpstream.renewed(credential, Instant.MAX);
        assertEquals(TokenState.ACTIVE, tokens.revalidate(own).standing().state());
        assertEquals(Set.of(own.tokenId()), reached(new TokenScope.PublicTokens()));
    }

    @Test
    void usageIsAskedForOnDemandButNotWithEveryClick() {
        TokenRef own = TokenRef.own(jane, tokens.add(jane, social("r1"), "", true, Noting.nothing()).id());
        fixture.upstream.onQuota = credential -> new Quota(42, 100, Instant.EPOCH, false, "", "");
        assertEquals(42, tokens.refreshUsage(own).quota().used());
        int asked = fixture.upstream.quotas.size();
        tokens.refreshUsage(own);
        assertEquals(asked, fixture.upstream.quotas.size());
    }

    @Test
    void g04G54TrafficOfSuperKeysMovesThePoolsFiguresAndNeverTheOwners() {
        long id = tokens.add(jane, social("r1"), "", true, Noting.nothing()).id();
        Instant now = fixture.clock.instant();
        fixture.db.transaction(sql -> {
            tokens.addCounters(sql, List.of(
                    new TokenDelta(id, true, 5, 4, 1, now), new TokenDelta(id, true, 1, 1, 0, now.minusSeconds(9))));
            return 0;
        });
        TokenView view = tokens.find(TokenRef.any(id));
        assertEquals(new TokenUse(6, 5, 1, now), view.pool());
        assertEquals(new TokenUse(0, 0, 0, Instant.EPOCH), view.own());
        tokens.addCounters(fixture.db, List.of(new TokenDelta(id, false, 2, 1, 1, now)));
        assertEquals(new TokenUse(2, 1, 1, now), tokens.find(TokenRef.any(id)).own());
    }

    @Test
    void aNewPoolReadsWhatAnotherWrote() {
        ModelInfo model = new ModelInfo("m1", "Model One", 1000, 100, true,
                com.google.gson.JsonParser.parseString("{\"type\":\"object\"}").getAsJsonObject());
        fixture.upstream.onModels = credential -> List.of(model);
        long id = tokens.add(jane, social("r1"), "", true, Noting.nothing()).id();
        TokenPool other = fixture.newPool();
        assertEquals(List.of(model), List.copyOf(other.models(new TokenScope.PublicTokens())));
        PoolFixture.fail(other, id, UpstreamFailure.of(Kind.QUOTA, ""), "m1");
        other.flush();
        fixture.pool.reload();
        assertEquals(TokenState.EXHAUSTED, fixture.pool.shelf().find(id).orElseThrow().standing().state());
        assertEquals(fixture.clock.instant().plus(Duration.ofHours(1)),
                fixture.pool.shelf().find(id).orElseThrow().standing().until());
    }

    @Test
    void twoNodesOnOneDatabaseRefreshATokenOnce() throws Exception {
        tokens.add(jane, social("r1"), "", true, Noting.nothing());
        fixture.clock.advance(TokensFixture.BEARER_LIFE);
        TokenPool other = fixture.newPool();
        int before = fixture.upstream.refreshes.size();
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asking.countDown();
            await(answer);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<String> first = threads.submit(() -> bearer(fixture.pool));
            await(asking);
            fixture.whenSomebodyWaits(answer::countDown);
            Future<String> second = threads.submit(() -> bearer(other));
            assertEquals(first.get(), second.get());
            assertEquals(before + 1, fixture.upstream.refreshes.size());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void credentialsAreSealedAnewWithTheCurrentKey() {
        long id = tokens.add(jane, social("r1"), "", true, Noting.nothing()).id();
        String oldKey = Base64.getEncoder().encodeToString(new byte[32]);
        byte[] bytes = new byte[32];
        bytes[0] = 1;
        String newKey = Base64.getEncoder().encodeToString(bytes);
        Tokens rotated = fixture.tokensSealedWith(new SecretBox(newKey, List.of(oldKey)));
        assertEquals(1, rotated.reseal(Noting.nothing()));
        assertEquals(0, rotated.reseal(Noting.nothing()));
        CredentialCodec codec = new CredentialCodec(new SecretBox(newKey, List.of()), PoolFixture.DIGESTS);
        assertEquals("r1+", codec.open(column(id, "credential_sealed")).refreshToken());
    }

    @Test
    void aRequestAsksNothingOfTheDatabaseOnceThePoolIsKnown() {
        tokens.add(jane, social("r1"), "", true, Noting.nothing());
        long before = fixture.db.statements();
        for (int i = 0; i < 50; i++) {
            try (TokenLease lease = fixture.pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
                lease.credential();
                lease.succeeded();
            }
        }
        assertEquals(before, fixture.db.statements());
    }

    private void fail(long id, Kind kind) {
        PoolFixture.fail(fixture.pool, id, UpstreamFailure.of(kind, ""), ScriptedUpstream.MODEL);
        fixture.pool.flush();
    }

    private static String bearer(TokenPool pool) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            return lease.credential().accessToken();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
