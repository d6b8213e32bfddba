package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.db.DbException;
import org.kirogate.upstream.Quota;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Kiro protocol, section 5.3, column "Credential". */
class FailureReactionTest {
    private final PoolFixture fixture = new PoolFixture().token(1);

    private void fail(Kind kind) {
        fail(UpstreamFailure.of(kind, ""));
    }

    private void fail(UpstreamFailure failure) {
        fixture.pool().failed(fixture.pooled(1), failure, ScriptedUpstream.MODEL);
    }

    private Duration out() {
        return Duration.between(fixture.clock.instant(), fixture.until(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSIENT", "TIMEOUT", "EMPTY", "BROKEN", "CONTEXT_TOO_LARGE", "BAD_REQUEST", "BAD_TOOLS",
        "THINKING_SIGNATURE", "PROFILE"})
    void passingFaultsAndTheCallersOwnNeverDisable(Kind kind) {
        for (int i = 0; i < 50; i++) {
            fail(kind);
        }
        assertEquals(TokenState.ACTIVE, fixture.state(1));
        assertTrue(fixture.pooled(1).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT_TOO_LARGE", "BAD_REQUEST", "BAD_TOOLS", "THINKING_SIGNATURE", "PROFILE", "MODEL",
            "CAPACITY"})
    void whatIsNotTheAccountsFaultDoesNotHurtItsRecord(Kind kind) {
        fail(kind);
        assertEquals(1, fixture.pooled(1).health().successRate(fixture.clock.instant()));
    }

    @Test
    void aSpentAccountOfUnknownResetIsOutForAnHourAndItsQuotaIsAskedFor() {
        fail(Kind.QUOTA);
        assertEquals(TokenState.EXHAUSTED, fixture.state(1));
        assertEquals(Duration.ofHours(1), out());
        assertTrue(fixture.pooled(1).quotaWanted());
    }

    @Test
    void aSpentAccountIsOutUntilItsQuotaResets() {
        Instant reset = fixture.clock.instant().plus(Duration.ofDays(9));
        fixture.upstream.onQuota = credential -> new Quota(100, 100, reset, false, "", "");
        fixture.pooled(1).quotaWanted(true);
        new TokenHealthCheck(
                fixture.store, fixture.pool(), fixture.upstream, Duration.ZERO, Runnable::run, fixture.clock).run();
        fail(Kind.QUOTA);
        assertEquals(reset, fixture.until(1));
    }

    @Test
    void aSuspendedAccountStaysOutAndNothingLaterLiftsThat() {
        fail(Kind.SUSPENDED);
        fail(Kind.RATE_LIMITED);
        fixture.clock.advance(Duration.ofDays(400));
        assertEquals(TokenState.SUSPENDED, fixture.state(1));
        assertFalse(fixture.pooled(1).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
    }

    @Test
    void aSuspectedAccountCoolsTenMinutesAndTwiceAsLongEachTime() {
        for (long minutes : List.of(10L, 20L, 40L)) {
            fail(Kind.ACCOUNT_LIMITED);
            assertEquals(Duration.ofMinutes(minutes), out());
            fixture.clock.advance(out());
        }
        fixture.pool().succeeded(fixture.pooled(1), "");
        fail(Kind.ACCOUNT_LIMITED);
        assertEquals(Duration.ofMinutes(10), out());
    }

    @Test
    void aThrottledAccountCoolsForAsLongAsTheServiceSaysElseAMinute() {
        fail(Kind.RATE_LIMITED);
        assertEquals(TokenState.COOLING, fixture.state(1));
        assertEquals(Duration.ofSeconds(60), out());
        fail(new UpstreamFailure(Kind.RATE_LIMITED, 429, "", Duration.ofMinutes(5), ""));
        assertEquals(Duration.ofMinutes(5), out());
        fail(new UpstreamFailure(Kind.RATE_LIMITED, 429, "", Duration.ofSeconds(1), ""));
        assertEquals(Duration.ofMinutes(5), out(), "a shorter wait does not lift a longer one");
        fixture.clock.advance(Duration.ofMinutes(5));
        fixture.acquire().close();
    }

    @Test
    void aModelTheAccountLacksRestsTenMinutesAndTheOthersServeOn() {
        fixture.token(2, 1, true, List.of(ScriptedUpstream.MODEL, "other"));
        fixture.pool().reload();
        fixture.pool().failed(fixture.pooled(2), UpstreamFailure.of(Kind.MODEL, ""), ScriptedUpstream.MODEL);
        assertFalse(fixture.pooled(2).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
        assertTrue(fixture.pooled(2).obstacle("other", true, fixture.clock.instant()).isEmpty());
        fixture.clock.advance(Duration.ofMinutes(10));
        assertTrue(fixture.pooled(2).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
    }

    @Test
    void aModelWithoutCapacityRestsShortly() {
        fail(Kind.CAPACITY);
        assertEquals(TokenState.ACTIVE, fixture.state(1));
        assertFalse(fixture.pooled(1).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
        fixture.clock.advance(Duration.ofSeconds(10));
        assertTrue(fixture.pooled(1).obstacle(ScriptedUpstream.MODEL, true, fixture.clock.instant()).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(names = {"TOKEN", "FORBIDDEN"})
    void threeRefusalsInARowMakeAnAccountInvalid(Kind kind) {
        fail(kind);
        fail(kind);
        assertEquals(TokenState.COOLING, fixture.state(1));
        fail(kind);
        assertEquals(TokenState.INVALID, fixture.state(1));
    }

    @Test
    void aSuccessBetweenRefusalsBreaksTheRow() {
        fail(Kind.FORBIDDEN);
        fail(Kind.FORBIDDEN);
        fixture.pool().succeeded(fixture.pooled(1), "");
        fail(Kind.FORBIDDEN);
        assertEquals(TokenState.COOLING, fixture.state(1));
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN_AGAIN", "ENTITLEMENT"})
    void whatOnlyAPersonCanMendMakesAnAccountInvalid(Kind kind) {
        fail(kind);
        assertEquals(TokenState.INVALID, fixture.state(1));
        assertFalse(fixture.pooled(1).standing().reason().isEmpty());
    }

    @Test
    void aPersonsSwitchHoldsOverEveryFailure() {
        fixture.store.saveStandings(Map.of(1L, new TokenStanding(TokenState.DISABLED, "off", Instant.EPOCH)),
                Instant.EPOCH);
        fixture.pool().reload();
        fail(Kind.SUSPENDED);
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void changesReachTheTableOnlyWithAFlushAndOnceEach() {
        fail(Kind.QUOTA);
        fail(Kind.SUSPENDED);
        assertEquals(List.of(), fixture.store.written);
        fixture.pool().flush();
        fixture.pool().flush();
        assertEquals(1, fixture.store.written.size());
        assertEquals(TokenState.SUSPENDED, fixture.store.written.get(0).get(1L).state());
    }

    @Test
    void changesOutliveAnOutageOfTheDatabase() {
        fail(Kind.SUSPENDED);
        fixture.store.breakFor(1);
        org.junit.jupiter.api.Assertions.assertThrows(DbException.class, fixture.pool()::flush);
        fixture.pool().flush();
        assertEquals(TokenState.SUSPENDED, fixture.store.find(1).orElseThrow().view().standing().state());
    }
}
