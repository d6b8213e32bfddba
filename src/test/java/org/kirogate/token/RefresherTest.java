package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kirogate.db.DbException;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;

class RefresherTest {
    private final PoolFixture fixture = new PoolFixture();
    private final Instant soon = fixture.clock.instant().plusSeconds(60);
    private final Instant past = fixture.clock.instant().minusSeconds(1);

    private Credential stored(long id) {
        return fixture.codec.open(fixture.store.secret(id).orElseThrow().sealed());
    }

    @Test
    void aFreshBearerIsUsedWithoutAsking() {
        fixture.token(1);
        assertEquals("access1", fixture.acquire().credential().accessToken());
        assertEquals(0, fixture.upstream.refreshes.size());
    }

    @Test
    void aRotatedRefreshTokenIsStoredBeforeTheBearerIsUsed() {
        fixture.tokenUntil(1, soon);
        Credential used = fixture.acquire().credential();
        assertEquals("access1+", used.accessToken());
        assertEquals(used, stored(1));
        assertEquals("refresh1+", stored(1).refreshToken());
        assertEquals("access1+", fixture.acquire().credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
        assertEquals(new RefreshFigures(1, 0), fixture.pool().refreshes());
    }

    @Test
    void aBearerThatCouldNotBeStoredIsNotUsedAndNotLost() {
        fixture.tokenUntil(1, past);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            fixture.store.breakFor(4);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        assertThrows(DbException.class, lease::credential);
        assertEquals("refresh1", stored(1).refreshToken());
        fixture.clock.advance(Duration.ofSeconds(31));
        assertEquals("access1+", lease.credential().accessToken());
        assertEquals("refresh1+", stored(1).refreshToken());
        assertEquals(1, fixture.upstream.refreshes.size(),
                "the service is not asked with a refresh token it has retired");
    }

    @Test
    void advisoryRefreshFailureServesTheBearerThatStillHolds() {
        fixture.tokenUntil(1, soon);
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        TokenLease lease = fixture.acquire();
        assertEquals("access1", lease.credential().accessToken());
        assertEquals("access1", lease.credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size(), "not tried again with every request");
        assertEquals(new RefreshFigures(0, 1), fixture.pool().refreshes());
    }

    @Test
    void aRefreshThatFailsForGoodIsToldEvenWhileTheBearerHolds() {
        fixture.tokenUntil(1, soon);
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        UpstreamException failed = assertThrows(UpstreamException.class, fixture.acquire()::credential);
        assertEquals(Kind.SIGN_IN_AGAIN, failed.failure().kind());
    }

    @Test
    void anEndedBearerIsNeverUsed() {
        fixture.tokenUntil(1, past);
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        assertThrows(UpstreamException.class, fixture.acquire()::credential);
    }

    @Test
    void aForcedRefreshTakesWhatAnotherRequestGotMeanwhile() {
        fixture.token(1);
        TokenLease one = fixture.acquire();
        TokenLease other = fixture.acquire();
        Credential refused = one.credential();
        assertEquals("access1+", one.forceRefresh(refused).accessToken());
        assertEquals("access1+", other.forceRefresh(refused).accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void anApiKeyHasNothingToRefreshWith() {
        fixture.apiKey(1);
        TokenLease lease = fixture.acquire();
        UpstreamException failed =
                assertThrows(UpstreamException.class, () -> lease.forceRefresh(lease.credential()));
        assertEquals(Kind.TOKEN, failed.failure().kind());
        assertEquals(0, fixture.upstream.refreshes.size());
    }

    @Test
    void sixtyFourRequestsRefreshOnce() throws Exception {
        fixture.tokenUntil(1, past);
        CountDownLatch waiting = new CountDownLatch(63);
        fixture.upstream.onRefresh = credential -> {
            await(waiting);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        fixture.pool();
        List<String> used = AllocationStrategyContract.under64Threads(() -> {
            try (TokenLease lease = fixture.acquire()) {
                waiting.countDown();
                return lease.credential().accessToken();
            }
        }, 1);
        assertEquals(64, used.size());
        assertEquals(new HashSet<>(List.of("access1+")), new HashSet<>(used));
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void aSecondNodeTakesOverWhatTheFirstStored() {
        fixture.tokenUntil(1, past);
        TokenPool other = fixture.newPool();
        assertEquals("access1+", fixture.acquire().credential().accessToken());
        assertEquals("access1+", other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void aSecondNodeWaitsWhileTheFirstIsAsking() {
        fixture.tokenUntil(1, past);
        TokenPool other = fixture.newPool();
        TokenLease waiting = other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY);
        assertTrue(fixture.store.lockRefresh(1, Duration.ofSeconds(2)).isPresent());
        assertEquals("access1+", waiting.credential().accessToken(), "the mark of a node that died ends by itself");
        assertTrue(fixture.pauses.size() >= 9, fixture.pauses.toString());
    }

    @Test
    void aNodeThatSleptDoesNotOverwriteANewerCredential() {
        fixture.tokenUntil(1, past);
        TokenPool other = fixture.newPool();
        TokenLease sleeper = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            // While this one is asking, its mark ends and another node renews.
            fixture.clock.advance(Duration.ofSeconds(40));
            fixture.upstream.onRefresh = again -> again.renewed("newer", "newest", Instant.MAX);
            other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).credential();
            return credential.renewed("late", "late", Instant.MAX);
        };
        assertEquals("newer", sleeper.credential().accessToken());
        assertEquals("newest", stored(1).refreshToken());
    }

    @Test
    void aLateResultIsUsedWhenTheServiceCallsTheStoredOneDead() {
        fixture.tokenUntil(1, past);
        TokenPool other = fixture.newPool();
        TokenLease sleeper = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            fixture.store.endRight(1);
            fixture.upstream.onRefresh = again -> again.renewed("first", "first", Instant.MAX);
            other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).credential();
            return credential.renewed("late", "late", Instant.MAX);
        };
        Credential used = sleeper.credential();
        assertEquals("first", used.accessToken());
        // The service rotated twice, and goes by the second.
        fixture.upstream.onRefresh = credential -> {
            if (!credential.refreshToken().equals("late")) {
                throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
            }
            return credential.renewed("newest", "newest", Instant.MAX);
        };
        assertEquals("newest", sleeper.forceRefresh(used).accessToken());
        assertEquals("newest", stored(1).refreshToken());
    }

    @Test
    void aRefreshTokenThatAnotherNodeHasUsedIsNoDeadSignIn() {
        fixture.tokenUntil(1, past);
        TokenPool other = fixture.newPool();
        TokenLease sleeper = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            fixture.store.endRight(1);
            fixture.upstream.onRefresh = again -> ScriptedUpstream.renewed(again, Instant.MAX);
            other.acquire(PoolFixture.ask(), PoolFixture.QUIETLY).credential();
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        assertEquals("access1+", sleeper.credential().accessToken());
    }

    @Test
    void aRenewalIsStoredOverWhatOnlyAddedToTheCredential() {
        fixture.tokenUntil(1, past);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            Credential added = credential.with("profile", "p1");
            fixture.store.renew(1, fixture.codec.seal(added), fixture.codec.digest(added), 0);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        assertEquals("access1+", lease.credential().accessToken());
        assertEquals("refresh1+", stored(1).refreshToken());
        assertEquals("p1", stored(1).attribute("profile"));
    }

    @Test
    void aStopDuringARenewalLosesNothing() {
        fixture.tokenUntil(1, past);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            Thread.currentThread().interrupt();
            fixture.store.breakFor(2);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        assertEquals("access1+", lease.credential().accessToken());
        assertTrue(Thread.interrupted(), "the stop goes on");
        assertEquals("refresh1+", stored(1).refreshToken());
    }

    @Test
    void whatCouldNotBeStoredIsStoredBeforeAStopAndNothingIsRenewedAfterIt() {
        fixture.tokenUntil(1, past).tokenUntil(2, past);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            fixture.store.breakFor(4);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        assertThrows(DbException.class, lease::credential);
        assertEquals(0, fixture.pool().refresher().settle(fixture.pool().shelf().all(), Duration.ZERO));
        assertEquals("refresh1+", stored(1).refreshToken());
        assertThrows(UpstreamException.class, () -> fixture.pool().refresher().fresh(fixture.pooled(2)));
        assertEquals("refresh2", stored(2).refreshToken());
    }

    @Test
    void nobodyWaitsForARenewalWhileTheBearerHolds() {
        fixture.tokenUntil(1, soon);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            assertEquals("access1", fixture.acquire().credential().accessToken());
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        assertEquals("access1+", lease.credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void aTokenDeletedDuringItsRefreshStaysDeleted() {
        fixture.tokenUntil(1, past);
        TokenLease lease = fixture.acquire();
        fixture.upstream.onRefresh = credential -> {
            fixture.store.remove(1);
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        UpstreamException failed = assertThrows(UpstreamException.class, lease::credential);
        assertEquals(Kind.SIGN_IN_AGAIN, failed.failure().kind());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
