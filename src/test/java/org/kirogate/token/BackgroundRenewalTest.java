package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.UpstreamFailure.Kind;

class BackgroundRenewalTest extends CareOfTokens {
    @Test
    void renewsABearerThatEndsSoonBesideTheRequestsAlsoWhenChecksAreOff() {
        fixture.tokenUntil(1, fixture.clock.instant().plusSeconds(60));
        check(Duration.ZERO).run();
        assertEquals(1, fixture.upstream.refreshes.size());
        assertEquals("access1+", fixture.acquire().credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void bearersThatEndTogetherAreRenewedOneAfterTheOther() {
        Instant end = fixture.clock.instant().plus(HOUR);
        for (long id = 1; id <= 500; id++) {
            fixture.tokenUntil(id, end);
        }
        fixture.pool();
        int before = 0;
        while (fixture.clock.instant().isBefore(end.minusSeconds(300))) {
            fixture.clock.advance(Duration.ofSeconds(15));
            run();
            int now = fixture.upstream.refreshes.size();
            assertTrue(now - before <= 30, "a burst of " + (now - before));
            before = now;
        }
        assertEquals(500, before, "each in time, and once");
    }

    @Test
    void aRenewalThatFailsIsTriedAgainLessAndLessOften() {
        fixture.tokenUntil(1, fixture.clock.instant().plusSeconds(60));
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        run();
        pass(Duration.ofHours(1), Duration.ofSeconds(5));
        int tries = fixture.upstream.refreshes.size();
        assertTrue(tries >= 6 && tries <= 9, tries + " tries");
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void tokensThatMayNotServeAreNotRenewed() {
        fixture.tokenUntil(1, fixture.clock.instant().plusSeconds(60));
        for (TokenState state : List.of(TokenState.INVALID, TokenState.SUSPENDED, TokenState.DISABLED)) {
            fixture.pooled(1).standing(new TokenStanding(state, "", Instant.EPOCH));
            run();
        }
        fixture.pooled(1).standing(new TokenStanding(
                TokenState.EXHAUSTED, "", fixture.clock.instant().plus(Duration.ofDays(1))));
        run();
        assertEquals(0, fixture.upstream.refreshes.size());
        fixture.pooled(1).standing(new TokenStanding(
                TokenState.COOLING, "", fixture.clock.instant().plusSeconds(60)));
        run();
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void threeAreSeenToAtATimeAndOneThatHangsHoldsUpNoOther() throws Exception {
        for (long id = 1; id <= 20; id++) {
            fixture.tokenUntil(id, fixture.clock.instant());
        }
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch others = new CountDownLatch(19);
        fixture.upstream.onRefresh = credential -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
                if (credential.refreshToken().equals("refresh1")) {
                    others.await(10, TimeUnit.SECONDS);
                }
                return ScriptedUpstream.renewed(credential, Instant.MAX);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                now.decrementAndGet();
                others.countDown();
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            check = new TokenHealthCheck(
                    fixture.store, fixture.pool(), fixture.upstream, HOUR, threads, fixture.clock);
            run();
            assertTrue(others.await(10, TimeUnit.SECONDS));
        } finally {
            threads.shutdown();
            assertTrue(threads.awaitTermination(10, TimeUnit.SECONDS));
        }
        assertEquals(20, fixture.upstream.refreshes.size());
        assertTrue(most.get() <= 3, "at a time: " + most.get());
    }

    @Test
    void anOutageOfTheDatabaseEndsARunAndTheNextGoesOn() {
        fixture.tokenUntil(1, fixture.clock.instant()).tokenUntil(2, fixture.clock.instant());
        fixture.pool();
        fixture.store.breakFor(2);
        run();
        assertEquals(0, fixture.upstream.refreshes.size());
        pass(Duration.ofSeconds(30), Duration.ofSeconds(5));
        assertEquals(2, fixture.upstream.refreshes.size());
    }

    @Test
    void afterItsEndNothingIsBegun() {
        fixture.tokenUntil(1, fixture.clock.instant());
        check(HOUR).close();
        run();
        assertEquals(0, fixture.upstream.refreshes.size());
    }

    @Test
    void aStopWaitsForTheRenewalUnderWayAndItsRefreshTokenIsStored() throws Exception {
        fixture.tokenUntil(1, fixture.clock.instant());
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        fixture.upstream.onRefresh = credential -> {
            asking.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return ScriptedUpstream.renewed(credential, Instant.MAX);
        };
        Thread asker = new Thread(() -> check(HOUR).run());
        asker.start();
        asking.await();
        Thread stop = new Thread(check::close);
        stop.start();
        while (stop.getState() != Thread.State.TIMED_WAITING && stop.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
        assertEquals(Thread.State.TIMED_WAITING, stop.getState());
        answer.countDown();
        stop.join();
        assertEquals("refresh1+", fixture.codec.open(fixture.store.secret(1).orElseThrow().sealed()).refreshToken());
        asker.join();
    }
}
