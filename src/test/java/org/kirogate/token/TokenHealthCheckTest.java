package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class TokenHealthCheckTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final PoolFixture fixture = new PoolFixture();
    private TokenHealthCheck check;

    private TokenHealthCheck check(Duration interval) {
        if (check == null) {
            check = newCheck(fixture.pool(), interval);
        }
        return check;
    }

    private TokenHealthCheck newCheck(TokenPool pool, Duration interval) {
        return new TokenHealthCheck(fixture.store, pool, fixture.upstream, interval, Runnable::run, fixture.clock);
    }

    private void run() {
        check(HOUR).run();
    }

    /** Runs it every so often while time passes. */
    private void pass(Duration time, Duration step) {
        Instant end = fixture.clock.instant().plus(time);
        while (fixture.clock.instant().isBefore(end)) {
            fixture.clock.advance(step);
            run();
        }
    }

    private void fail(long id, Kind kind) {
        fixture.pool().failed(fixture.pooled(id), UpstreamFailure.of(kind, ""), ScriptedUpstream.MODEL);
    }

    private void serve() {
        try (TokenLease lease = fixture.acquire()) {
            lease.succeeded();
        }
    }

    private TokenState stored(long id) {
        fixture.pool().flush();
        return fixture.store.find(id).orElseThrow().view().standing().state();
    }

    private void bringIn(long id) {
        fixture.token(id);
        fixture.pool().reload();
        run();
        pass(Duration.ofMinutes(12), Duration.ofMinutes(1));
        fixture.upstream.quotas.clear();
        fixture.upstream.modelLists.clear();
    }

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
            fixture.clock.advance(Duration.ofSeconds(5));
            run();
            int now = fixture.upstream.refreshes.size();
            assertTrue(now - before <= 15, "a burst of " + (now - before));
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
    void eachIdleTokenIsCheckedOnceAnIntervalSpreadOverIt() {
        for (long id = 1; id <= 100; id++) {
            fixture.token(id);
        }
        run();
        pass(HOUR.multipliedBy(2), Duration.ofSeconds(30));
        fixture.upstream.quotas.clear();
        for (int sixth = 0; sixth < 6; sixth++) {
            int before = fixture.upstream.quotas.size();
            pass(Duration.ofMinutes(10), Duration.ofSeconds(5));
            int checks = fixture.upstream.quotas.size() - before;
            assertTrue(checks >= 14 && checks <= 20, checks + " in ten minutes");
        }
        assertEquals(100, fixture.upstream.quotas.stream().distinct().count());
    }

    @Test
    void aTokenThatServesIsNotCheckedAndItsUsageIsKnownEveryQuarterOfAnHour() {
        bringIn(1);
        for (int minute = 0; minute < 180; minute++) {
            serve();
            pass(Duration.ofMinutes(1), Duration.ofMinutes(1));
        }
        int asked = fixture.upstream.quotas.size();
        assertTrue(asked >= 9 && asked <= 14, asked + " questions in three hours");
    }

    @Test
    void theNodeOnWhichATokenServesVouchesForItToTheOthers() {
        bringIn(1);
        TokenPool idlePool = fixture.newPool();
        TokenHealthCheck idle = newCheck(idlePool, HOUR);
        fixture.upstream.onQuota = credential -> new Quota(1, 100, Instant.EPOCH, false, "", "");
        for (int minute = 0; minute < 300; minute++) {
            fixture.pooled(1).health().succeeded(fixture.clock.instant());
            fixture.clock.advance(Duration.ofMinutes(1));
            idlePool.reload();
            idle.run();
            fixture.pool().reload();
            run();
        }
        assertEquals(0, fixture.upstream.quotas.size());
        assertTrue(fixture.store.find(1).orElseThrow().checkedAt().isAfter(
                fixture.clock.instant().minus(HOUR.plusMinutes(16))));
    }

    @Test
    void ofTwoNodesOneAsks() {
        bringIn(1);
        TokenHealthCheck other = newCheck(fixture.newPool(), HOUR);
        for (int minute = 0; minute < 240; minute++) {
            fixture.clock.advance(Duration.ofMinutes(1));
            other.run();
            run();
        }
        int asked = fixture.upstream.quotas.size();
        assertTrue(asked >= 3 && asked <= 4, asked + " checks in four hours");
    }

    @Test
    void aQuotaQuestionThatFailsIsNotRepeatedAtOnceEither() {
        fixture.token(1);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        run();
        pass(Duration.ofMinutes(30), Duration.ofSeconds(5));
        int asked = fixture.upstream.quotas.size();
        assertTrue(asked >= 4 && asked <= 6, asked + " questions in half an hour");
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void aCheckThatIsThrottledDoesNotTakeTheTokenOutOfService() {
        fixture.token(1);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.RATE_LIMITED);
        };
        run();
        pass(HOUR, Duration.ofMinutes(1));
        assertFalse(fixture.upstream.quotas.isEmpty());
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void theModelsOfTheAccountDecideAfterwards() {
        fixture.token(1);
        fixture.upstream.onModels = credential -> List.of(ScriptedUpstream.model("special"));
        run();
        pass(Duration.ofMinutes(11), Duration.ofMinutes(1));
        assertEquals(List.of("special"),
                fixture.pool().models(new TokenScope.PublicTokens()).stream().map(model -> model.id()).toList());
    }

    @Test
    void modelsAreListedEverySixHoursAndAfterOneWasRefused() {
        bringIn(1);
        pass(Duration.ofHours(7), Duration.ofMinutes(1));
        assertEquals(1, fixture.upstream.modelLists.size());
        fail(1, Kind.MODEL);
        run();
        assertEquals(2, fixture.upstream.modelLists.size());
        fail(1, Kind.MODEL);
        pass(Duration.ofMinutes(9), Duration.ofSeconds(5));
        assertEquals(2, fixture.upstream.modelLists.size(), "not within ten minutes");
        pass(Duration.ofMinutes(2), Duration.ofSeconds(5));
        assertEquals(3, fixture.upstream.modelLists.size());
    }

    @Test
    void aSpentAccountIsAskedAtOnceAndItsEndCorrected() {
        bringIn(1);
        Instant reset = fixture.clock.instant().plus(Duration.ofDays(20));
        fixture.upstream.onQuota = credential -> new Quota(100, 100, reset, false, "", "");
        fail(1, Kind.QUOTA);
        run();
        assertEquals(reset, fixture.until(1));
        fixture.upstream.onQuota = credential -> new Quota(100, 200, reset, false, "", "");
        pass(HOUR.multipliedBy(2), Duration.ofMinutes(1));
        assertEquals(TokenState.ACTIVE, fixture.state(1), "it was topped up");
    }

    @Test
    void anAccountIsAskedSoonAfterItsPeriodEnded() {
        bringIn(1);
        Instant reset = fixture.clock.instant().plus(Duration.ofDays(2));
        fixture.upstream.onQuota = credential -> new Quota(100, 100, reset, false, "", "");
        fail(1, Kind.QUOTA);
        run();
        fixture.clock.set(reset.minusSeconds(60));
        run();
        fixture.upstream.quotas.clear();
        fixture.upstream.onQuota = credential -> new Quota(0, 100, reset.plus(Duration.ofDays(30)), false, "", "");
        pass(Duration.ofMinutes(11), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.ACTIVE, stored(1));
        assertEquals(100, fixture.pooled(1).row().view().quota().remaining());
    }

    @Test
    void statesWhoseTimeHasComeHealInTheTableToo() {
        fixture.token(1);
        fail(1, Kind.RATE_LIMITED);
        fixture.pool().flush();
        fixture.clock.set(fixture.until(1));
        run();
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aDeadSignInIsTriedAgainLessAndLessOftenAndComesBackWhenItPasses() {
        fixture.tokenUntil(1, fixture.clock.instant());
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        run();
        assertEquals(TokenState.INVALID, stored(1));
        pass(Duration.ofSeconds(295), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.refreshes.size(), "left alone for five minutes");
        pass(HOUR, Duration.ofSeconds(5));
        assertEquals(4, fixture.upstream.refreshes.size(), "after 5, 10 and 20 minutes more");
        assertEquals(TokenState.INVALID, stored(1));
        fixture.upstream.onRefresh = credential -> ScriptedUpstream.renewed(credential, Instant.MAX);
        pass(HOUR, Duration.ofSeconds(5));
        assertEquals(TokenState.ACTIVE, stored(1));
        assertFalse(fixture.pooled(1).standing().reason().isEmpty());
        serve();
    }

    @Test
    void anAccountThatWasRefusedComesBackOnlyWhenItsUsageCallPassesToo() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.FORBIDDEN);
        };
        pass(Duration.ofMinutes(6), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.INVALID, fixture.state(1));
        fixture.upstream.onQuota = credential -> new Quota(1, 100, Instant.EPOCH, false, "", "");
        pass(Duration.ofMinutes(11), Duration.ofSeconds(5));
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aSuspendedAccountIsAskedEverySixHoursAndComesBackWhenItPasses() {
        bringIn(1);
        fail(1, Kind.SUSPENDED);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.SUSPENDED);
        };
        run();
        pass(Duration.ofHours(6).minusSeconds(60), Duration.ofMinutes(1));
        assertEquals(0, fixture.upstream.quotas.size());
        pass(Duration.ofHours(6), Duration.ofMinutes(1));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.SUSPENDED, stored(1));
        fixture.upstream.onQuota = credential -> new Quota(1, 100, Instant.EPOCH, false, "", "");
        pass(Duration.ofHours(6), Duration.ofMinutes(1));
        assertEquals(TokenState.ACTIVE, stored(1));
    }

    @Test
    void aTokenThatAPersonSwitchedOffIsNeverAskedAndStaysOff() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.DISABLED, "by a person", Instant.EPOCH));
        pass(Duration.ofHours(24), Duration.ofMinutes(5));
        assertEquals(0, fixture.upstream.quotas.size() + fixture.upstream.modelLists.size());
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void switchedOffDuringItsCheckItStaysOff() {
        bringIn(1);
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        fixture.upstream.onQuota = credential -> {
            fixture.pooled(1).standing(new TokenStanding(TokenState.DISABLED, "by a person", Instant.EPOCH));
            return new Quota(1, 100, Instant.EPOCH, false, "", "");
        };
        pass(Duration.ofMinutes(6), Duration.ofSeconds(5));
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void withChecksOffNothingIsHealedByAsking() {
        fixture.token(1);
        check(Duration.ZERO).run();
        pass(Duration.ofMinutes(12), Duration.ofMinutes(1));
        fixture.upstream.quotas.clear();
        fixture.pooled(1).standing(new TokenStanding(TokenState.INVALID, "refused", Instant.EPOCH));
        pass(Duration.ofHours(24), Duration.ofMinutes(5));
        assertEquals(0, fixture.upstream.quotas.size());
    }

    @Test
    void accountsThatWantPeaceAreNotAsked() {
        bringIn(1);
        fail(1, Kind.ACCOUNT_LIMITED);
        fixture.pooled(1).quotaWanted(true);
        run();
        assertEquals(0, fixture.upstream.quotas.size());
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
}
