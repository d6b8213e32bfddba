package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Noting;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Two nodes on one database: who renews, who checks, and that neither undoes what the other did. */
class NodesIT {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TokensFixture fixture = new TokensFixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final TokenDao dao = new TokenDao(fixture.db);
    private final long jane = fixture.user("jane");

    @AfterEach
    void close() {
        threads.shutdownNow();
        fixture.close();
    }

    private long add(String refreshToken) {
        return fixture.tokens.add(
                jane, new Credential("social", "", refreshToken, Instant.EPOCH, Map.of()), "", true,
                        Noting.nothing()).id();
    }

    private Credential stored(long id) {
        return new CredentialCodec(PoolFixture.BOX, PoolFixture.DIGESTS).open(dao.secret(id).orElseThrow().sealed());
    }

    private void mark(long id, long until) {
        fixture.db.update("UPDATE tokens SET refresh_locked_until = ? WHERE id = ?", until, id);
    }

    private static String bearer(TokenPool pool) {
        try (TokenLease lease = pool.acquire(PoolFixture.ask(), PoolFixture.QUIETLY)) {
            return lease.credential().accessToken();
        }
    }

    private static PooledToken pooled(TokenPool pool, long id) {
        return pool.shelf().find(id).orElseThrow();
    }

    /** Has the first node sleep inside its renewal until the other has renewed; returns what its request then used. */
    private String sleepWhile(TokenPool other, long id, Credential firstResult, Credential otherResult) throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch wake = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asking.countDown();
            await(wake);
            return firstResult;
        };
        Future<String> first = threads.submit(() -> bearer(fixture.pool));
        await(asking);
        mark(id, 1);
        fixture.upstream.onRefresh = credential -> otherResult;
        assertEquals(otherResult.accessToken(), bearer(other));
        wake.countDown();
        return first.get();
    }

    @Test
    void aNodeThatSleptNeitherOverwritesTheNewerRefreshTokenNorUsesItsOwn() throws Exception {
        long id = add("r1");
        fixture.clock.advance(TokensFixture.BEARER_LIFE);
        TokenPool other = fixture.newPool();
        Credential before = stored(id);
        String used = sleepWhile(other, id, before.renewed("late", "late", Instant.MAX),
                before.renewed("newest", "newest", Instant.MAX));
        assertEquals("newest", used);
        assertEquals("newest", stored(id).refreshToken());
        assertEquals("newest", pooled(fixture.pool, id).held().credential().refreshToken());
        assertEquals("newest", pooled(other, id).held().credential().refreshToken());
        assertEquals(pooled(other, id).held().version(), pooled(fixture.pool, id).held().version());
        assertEquals(0L, lockedUntil(id));
    }

    @Test
    void theLateRefreshTokenIsNotLostWhenTheServiceGoesByIt() throws Exception {
        long id = add("r1");
        fixture.clock.advance(TokensFixture.BEARER_LIFE);
        TokenPool other = fixture.newPool();
        Credential before = stored(id);
        Instant soon = fixture.clock.instant().plus(HOUR);
        sleepWhile(other, id, before.renewed("late", "late", soon), before.renewed("retired", "retired", soon));
        fixture.clock.advance(HOUR);
        fixture.upstream.onRefresh = credential -> {
            if (!credential.refreshToken().equals("late")) {
                throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
            }
            return credential.renewed("newest", "newest", Instant.MAX);
        };
        assertEquals("newest", bearer(fixture.pool));
        assertEquals("newest", stored(id).refreshToken());
        assertEquals("newest", bearer(other));
    }

    @Test
    void theRightToRenewIsByTheDatabasesClockWhateverTheNodesThink() {
        long id = add("r1");
        Instant until = dao.lockRefresh(id, Duration.ofSeconds(40)).orElseThrow();
        fixture.clock.advance(Duration.ofDays(1));
        assertTrue(dao.lockRefresh(id, Duration.ofSeconds(40)).isEmpty());
        dao.unlockRefresh(id, until.minusMillis(1));
        assertTrue(dao.lockRefresh(id, Duration.ofSeconds(40)).isEmpty(), "another's right is not given back");
        dao.unlockRefresh(id, until);
        assertTrue(dao.lockRefresh(id, Duration.ofSeconds(40)).isPresent());
    }

    @Test
    void aMarkThatAWrongClockLeftFarAheadHoldsNobodyUp() {
        long id = add("r1");
        mark(id, System.currentTimeMillis() + Duration.ofDays(1).toMillis());
        assertTrue(dao.lockRefresh(id, Duration.ofSeconds(40)).isPresent());
        assertTrue(dao.lockRefresh(id + 1, Duration.ofSeconds(40)).isEmpty(), "there is no such token");
    }

    @Test
    void ofTwoNodesOneRenewsAndOneChecksEachToken() throws Exception {
        for (int i = 1; i <= 6; i++) {
            add("r" + i);
        }
        TokenPool other = fixture.newPool();
        List<TokenHealthCheck> nodes = List.of(check(fixture.pool), check(other));
        fixture.clock.advance(HOUR.multipliedBy(2));
        int before = fixture.upstream.refreshes.size();
        fixture.upstream.quotas.clear();
        CyclicBarrier together = new CyclicBarrier(2);
        for (Future<?> node : nodes.stream().map(check -> threads.submit(() -> {
            together.await();
            check.run();
            return true;
        })).toList()) {
            node.get();
        }
        assertEquals(before + 6, fixture.upstream.refreshes.size());
        assertEquals(6, fixture.upstream.quotas.size());
        assertEquals(6, new HashSet<>(fixture.upstream.quotas).size());
        for (PooledToken token : other.shelf().all()) {
            assertFalse(token.held().credential().expiresAt().isBefore(fixture.clock.instant()));
            assertEquals(fixture.clock.instant(), dao.find(token.id()).orElseThrow().checkedAt());
        }
    }

    @Test
    void aCheckIsClaimedOnceAndAWrongClocksClaimHoldsNobodyUp() {
        long id = add("r1");
        Instant now = fixture.clock.instant().plus(HOUR);
        assertTrue(dao.claimCheck(id, now, now.minus(CheckPlan.GENTLE)));
        assertFalse(dao.claimCheck(id, now, now.minus(CheckPlan.GENTLE)));
        fixture.db.update("UPDATE tokens SET checked_at = ? WHERE id = ?", now.plus(HOUR).toEpochMilli(), id);
        assertTrue(dao.claimCheck(id, now, now.minus(CheckPlan.GENTLE)));
    }

    private TokenHealthCheck check(TokenPool pool) {
        return new TokenHealthCheck(dao, pool, fixture.upstream, HOUR, Runnable::run, fixture.clock);
    }

    private long lockedUntil(long id) {
        return fixture.db.one("SELECT refresh_locked_until FROM tokens WHERE id = ?",
                row -> row.number("refresh_locked_until"), id).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
