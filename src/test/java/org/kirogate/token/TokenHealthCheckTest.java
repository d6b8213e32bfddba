package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class TokenHealthCheckTest {
    private final PoolFixture fixture = new PoolFixture();

    private void run() {
        new TokenHealthCheck(fixture.store, fixture.pool(), fixture.upstream, fixture.clock).run();
    }

    private void fail(Kind kind) {
        fixture.fail(1, UpstreamFailure.of(kind, ""));
    }

    @Test
    void renewsABearerThatEndsSoonBesideTheRequests() {
        fixture.tokenUntil(1, fixture.clock.instant().plusSeconds(60));
        run();
        assertEquals(1, fixture.upstream.refreshes.size());
        assertEquals("access1+", fixture.acquire().credential().accessToken());
        assertEquals(1, fixture.upstream.refreshes.size());
    }

    @Test
    void asksForQuotasNoOftenerThanEachFiveMinutesAndModelsEachHour() {
        fixture.token(1);
        for (int minute = 0; minute < 60; minute++) {
            run();
            fixture.clock.advance(Duration.ofMinutes(1));
        }
        assertEquals(12, fixture.upstream.quotas.size());
        assertEquals(1, fixture.upstream.modelLists.size());
        run();
        assertEquals(2, fixture.upstream.modelLists.size());
    }

    @Test
    void aQuotaQuestionThatFailsIsNotRepeatedAtOnceEither() {
        fixture.token(1);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        TokenHealthCheck check = new TokenHealthCheck(fixture.store, fixture.pool(), fixture.upstream, fixture.clock);
        check.run();
        check.run();
        assertEquals(1, fixture.upstream.quotas.size());
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void aCheckThatIsThrottledDoesNotTakeTheTokenOutOfService() {
        fixture.token(1);
        fixture.upstream.onQuota = credential -> {
            throw ScriptedUpstream.failure(Kind.RATE_LIMITED);
        };
        run();
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void theModelsOfTheAccountDecideAfterwards() {
        fixture.token(1);
        fixture.upstream.onModels = credential -> List.of(ScriptedUpstream.model("special"));
        run();
        assertEquals(List.of("special"),
                fixture.pool().models(new TokenScope.PublicTokens()).stream().map(model -> model.id()).toList());
    }

    @Test
    void aSpentAccountsEndIsCorrectedByItsQuota() {
        Instant reset = fixture.clock.instant().plus(Duration.ofDays(20));
        fixture.token(1);
        fixture.upstream.onQuota = credential -> new Quota(100, 100, reset, false, "", "");
        fail(Kind.QUOTA);
        run();
        assertEquals(reset, fixture.until(1));
        fixture.clock.advance(Duration.ofMinutes(6));
        fixture.upstream.onQuota = credential -> new Quota(100, 200, reset, false, "", "");
        run();
        assertEquals(fixture.clock.instant().plus(Duration.ofMinutes(5)), fixture.until(1));
    }

    @Test
    void statesWhoseTimeHasComeHealInTheTableToo() {
        fixture.token(1);
        fail(Kind.RATE_LIMITED);
        fixture.pool().flush();
        fixture.clock.advance(Duration.ofSeconds(73));
        run();
        assertEquals(TokenState.ACTIVE, fixture.store.find(1).orElseThrow().view().standing().state());
    }

    @Test
    void aDeadSignInFoundByACheckMakesTheTokenInvalid() {
        fixture.tokenUntil(1, fixture.clock.instant());
        fixture.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        run();
        assertEquals(TokenState.INVALID, fixture.store.find(1).orElseThrow().view().standing().state());
        run();
        assertEquals(1, fixture.upstream.refreshes.size(), "a dead account is left alone");
    }

    @Test
    void accountsThatWantPeaceAreNotAsked() {
        fixture.token(1);
        fail(Kind.ACCOUNT_LIMITED);
        run();
        assertEquals(0, fixture.upstream.quotas.size());
    }

    @Test
    void aRunIsBoundedAndTheNextGoesOnWhereItStopped() {
        for (long id = 1; id <= 120; id++) {
            fixture.token(id);
        }
        TokenHealthCheck check = new TokenHealthCheck(fixture.store, fixture.pool(), fixture.upstream, fixture.clock);
        check.run();
        assertEquals(50, fixture.upstream.quotas.size());
        check.run();
        check.run();
        assertEquals(120, fixture.upstream.quotas.size());
    }
}
