package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure.Kind;

class TokenHealthCheckTest extends CareOfTokens {
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
}
