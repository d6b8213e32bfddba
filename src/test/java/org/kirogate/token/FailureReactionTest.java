package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        fixture.fail(1, UpstreamFailure.of(kind, ""));
    }

    private void succeed() {
        if (fixture.until(1).isAfter(fixture.clock.instant())) {
            fixture.clock.set(fixture.until(1));
        }
        try (TokenLease lease = fixture.acquire()) {
            lease.succeeded();
        }
    }

    private void rests(Duration least, Duration most) {
        Duration rest = Duration.between(fixture.clock.instant(), fixture.until(1));
        assertEquals(TokenState.COOLING, fixture.state(1));
        assertTrue(rest.compareTo(least) >= 0 && rest.compareTo(most) <= 0, rest + " is not in " + least + "-" + most);
    }

    private Optional<SkipReason> obstacle(String model) {
        return fixture.pooled(1).obstacle(model, true, fixture.clock.instant());
    }

    private static UpstreamFailure limited(Duration said) {
        return new UpstreamFailure(Kind.RATE_LIMITED, 429, "", said, "");
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSIENT", "TIMEOUT", "EMPTY", "BROKEN", "PROFILE"})
    void passingFaultsMakeItRestAfterTheThirdRequestAndNeverDisable(Kind kind) {
        fail(kind);
        fail(kind);
        assertEquals(TokenState.ACTIVE, fixture.state(1));
        fail(kind);
        rests(Duration.ofSeconds(48), Duration.ofSeconds(72));
        for (int i = 0; i < 50; i++) {
            fixture.clock.set(fixture.until(1));
            fail(kind);
            assertEquals(TokenState.COOLING, fixture.state(1));
        }
        rests(Duration.ofMinutes(48), Duration.ofMinutes(72));
        succeed();
        assertEquals(TokenState.ACTIVE, fixture.state(1));
    }

    @Test
    void aRequestCountsOnceHoweverOftenItTriedAndOnlyIfItEndedBadly() {
        for (int i = 0; i < 2; i++) {
            try (TokenLease lease = fixture.acquire()) {
                for (int attempt = 0; attempt < 3; attempt++) {
                    lease.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
                }
            }
        }
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL), "six failed calls of two requests");
        try (TokenLease lease = fixture.acquire()) {
            lease.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
            lease.succeeded();
        }
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL), "the third ended well");
        fail(Kind.TRANSIENT);
        assertEquals(Optional.of(SkipReason.COOLING), obstacle(ScriptedUpstream.MODEL));
    }

    @Test
    void aClientThatLeavesAnAnswerThatBeganSaysNothingAgainstTheToken() {
        for (int i = 0; i < 5; i++) {
            try (TokenLease lease = fixture.acquire()) {
                lease.failed(UpstreamFailure.of(Kind.TRANSIENT, ""));
                lease.answering();
            }
        }
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT_TOO_LARGE", "BAD_REQUEST", "BAD_TOOLS", "THINKING_SIGNATURE"})
    void theCallersOwnFaultsChangeNothing(Kind kind) {
        for (int i = 0; i < 50; i++) {
            fail(kind);
        }
        assertEquals(TokenState.ACTIVE, fixture.state(1));
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL));
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT_TOO_LARGE", "BAD_REQUEST", "BAD_TOOLS", "THINKING_SIGNATURE", "MODEL",
            "CAPACITY"})
    void whatIsNotTheAccountsFaultDoesNotHurtItsRecord(Kind kind) {
        fail(kind);
        assertEquals(1, fixture.pooled(1).health().successRate(fixture.clock.instant()));
    }

    @Test
    void aSpentAccountOfUnknownResetIsOutForAnHourAndItsQuotaIsAskedFor() {
        fail(Kind.QUOTA);
        assertEquals(TokenState.EXHAUSTED, fixture.state(1));
        assertEquals(fixture.clock.instant().plus(Duration.ofHours(1)), fixture.until(1));
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
        TokenLease before = fixture.acquire();
        fail(Kind.SUSPENDED);
        fail(Kind.RATE_LIMITED);
        before.succeeded();
        before.close();
        fixture.clock.advance(Duration.ofDays(400));
        assertEquals(TokenState.SUSPENDED, fixture.state(1));
        assertEquals(Optional.of(SkipReason.STATE), obstacle(ScriptedUpstream.MODEL));
    }

    @Test
    void aLossIsToldOnceAndSeenUntilItIsHealed() {
        fail(Kind.RATE_LIMITED);
        assertEquals(List.of(), fixture.pool().losses(), "a rest is no loss");
        fail(Kind.SUSPENDED);
        fail(Kind.SUSPENDED);
        List<TokenLoss> losses = fixture.pool().losses();
        assertEquals(List.of("1 SUSPENDED"), losses.stream().map(loss -> loss.tokenId() + " " + loss.state()).toList());
        assertEquals(List.of(), fixture.pool().losses());
        assertTrue(fixture.pool().isLost(1) && !fixture.pool().isLost(2));
    }

    @Test
    void aSuspectedAccountCoolsTenMinutesAndTwiceAsLongEachTime() {
        for (long minutes : List.of(10L, 20L, 40L)) {
            fail(Kind.ACCOUNT_LIMITED);
            rests(Duration.ofMinutes(minutes), Duration.ofSeconds(72 * minutes));
            fixture.clock.set(fixture.until(1));
        }
        succeed();
        fail(Kind.ACCOUNT_LIMITED);
        rests(Duration.ofMinutes(10), Duration.ofMinutes(12));
    }

    @Test
    void aThrottledAccountCoolsForAsLongAsTheServiceSays() {
        fixture.fail(1, limited(Duration.ofMinutes(5)));
        rests(Duration.ofMinutes(5), Duration.ofSeconds(330));
        assertEquals(Optional.of(SkipReason.COOLING), obstacle(ScriptedUpstream.MODEL));
        fixture.clock.set(fixture.until(1));
        fixture.fail(1, limited(Duration.ofSeconds(1)));
        rests(Duration.ofSeconds(1), Duration.ofMillis(1100));
    }

    @Test
    void aThrottledAccountOfUnknownEndCoolsAMinuteAndTwiceAsLongEachTimeAndIsNeverTakenForSpent() {
        for (long seconds : List.of(60L, 120L, 240L)) {
            fail(Kind.RATE_LIMITED);
            rests(Duration.ofSeconds(seconds), Duration.ofMillis(1200 * seconds));
            fixture.clock.set(fixture.until(1));
        }
        for (int i = 0; i < 30; i++) {
            fail(Kind.RATE_LIMITED);
            assertEquals(TokenState.COOLING, fixture.state(1));
            assertFalse(fixture.pooled(1).quotaWanted());
        }
        rests(Duration.ofMinutes(60), Duration.ofMinutes(72));
    }

    @Test
    void aModelTheAccountLacksRestsTenMinutesAndTheOthersServeOn() {
        fail(Kind.MODEL);
        assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle(ScriptedUpstream.MODEL));
        assertEquals(Optional.empty(), obstacle("other"));
        fixture.clock.advance(Duration.ofMinutes(10).minusMillis(1));
        assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle(ScriptedUpstream.MODEL));
        fixture.clock.advance(Duration.ofMinutes(2));
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL));
    }

    @Test
    void aModelWithoutCapacityRestsAfterTheThirdRequestOrAsTheServiceSays() {
        fail(Kind.CAPACITY);
        fail(Kind.CAPACITY);
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL));
        fail(Kind.CAPACITY);
        assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle(ScriptedUpstream.MODEL));
        assertEquals(TokenState.ACTIVE, fixture.state(1));
        fixture.fail(1, new UpstreamFailure(Kind.CAPACITY, 429, "", Duration.ofMinutes(7), ""));
        fixture.clock.advance(Duration.ofMinutes(7).minusMillis(1));
        assertEquals(Optional.of(SkipReason.MODEL_COOLING), obstacle(ScriptedUpstream.MODEL));
        fixture.clock.advance(Duration.ofMinutes(1));
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL));
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
    void requestsThatAreRefusedTogetherAreOneRefusal() {
        List<TokenLease> together = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            together.add(fixture.acquire());
        }
        together.forEach(lease -> {
            lease.failed(UpstreamFailure.of(Kind.TOKEN, ""));
            lease.close();
        });
        rests(Duration.ofSeconds(30), Duration.ofSeconds(36));
    }

    @Test
    void aSuccessBetweenRefusalsBreaksTheRow() {
        fail(Kind.FORBIDDEN);
        fail(Kind.FORBIDDEN);
        succeed();
        fail(Kind.FORBIDDEN);
        assertEquals(TokenState.COOLING, fixture.state(1));
    }

    @Test
    void anInvalidAccountThatPassesACheckBeginsAnew() {
        fail(Kind.FORBIDDEN);
        fail(Kind.FORBIDDEN);
        fail(Kind.FORBIDDEN);
        fixture.heal(1);
        assertEquals(Optional.empty(), obstacle(ScriptedUpstream.MODEL), "it serves at once");
        fail(Kind.FORBIDDEN);
        assertEquals(TokenState.COOLING, fixture.state(1), "one refusal is not the fourth");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGN_IN_AGAIN", "ENTITLEMENT"})
    void whatOnlyAPersonCanMendMakesAnAccountInvalid(Kind kind) {
        fail(kind);
        assertEquals(TokenState.INVALID, fixture.state(1));
        assertFalse(fixture.pooled(1).standing().reason().isEmpty());
    }

    @Test
    void aPersonsSwitchHoldsOverEveryFailureAndEveryHealing() {
        fixture.store.put(PoolFixture.with(fixture.store.find(1).orElseThrow(),
                new TokenStanding(TokenState.DISABLED, "off", Instant.EPOCH)));
        fixture.pool().reload();
        fail(Kind.SUSPENDED);
        fixture.heal(1);
        assertEquals(TokenState.DISABLED, fixture.state(1));
    }

    @Test
    void changesReachTheTableOnlyWithAFlushAndOnceEachWithAllTheirSteps() {
        fail(Kind.QUOTA);
        fail(Kind.SUSPENDED);
        assertEquals(List.of(), fixture.store.written);
        fixture.pool().flush();
        fixture.pool().flush();
        assertEquals(1, fixture.store.written.size());
        assertEquals(List.of(TokenState.EXHAUSTED, TokenState.SUSPENDED), states(fixture.store.written.get(0)));
    }

    private static List<TokenState> states(Map<Long, List<HealthEvent>> written) {
        return written.get(1L).stream().map(HealthEvent::state).toList();
    }

    @Test
    void changesOutliveAnOutageOfTheDatabase() {
        fail(Kind.SUSPENDED);
        fixture.store.breakFor(1);
        assertThrows(DbException.class, fixture.pool()::flush);
        fixture.pool().flush();
        assertEquals(TokenState.SUSPENDED, fixture.store.find(1).orElseThrow().view().standing().state());
    }
}
