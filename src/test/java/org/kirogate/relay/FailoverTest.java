package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.chat.StopReason;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenScope;
import org.kirogate.token.TokenState;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class FailoverTest {
    private final RelayFixture relay = new RelayFixture();

    private List<String> bearers() {
        return relay.tokens.upstream.calls.stream().map(call -> call.credential().accessToken()).toList();
    }

    @Test
    void aGoodCallIsAnsweredByTheFirstToken() {
        relay.token(1).script(relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(1, relay.trace.attempts());
        assertEquals(List.of(1L), relay.trace.tokenIds());
        assertEquals("served-model", relay.trace.servedModel());
        assertEquals(relay.tokens.clock.instant(), relay.trace.firstEventAt());
        assertEquals(Optional.empty(), relay.trace.lastFailure());
    }

    /** Fixture 97. */
    @Test
    void anExpiredBearerIsRenewedAndTheSameTokenAnswers() {
        relay.token(1).token(2).script(RelayFixture.fails(Kind.TOKEN), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of("access1", "access1+"), bearers());
        assertEquals(1, relay.tokens.upstream.refreshes.size());
        assertEquals(2, relay.trace.attempts());
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
    }

    /** Fixture 98. */
    @Test
    void aSpentAccountIsOutUntilItsResetAndTheNextAnswers() {
        relay.token(1).token(2).script(RelayFixture.fails(Kind.QUOTA), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of("access1", "access2"), bearers());
        assertEquals(TokenState.EXHAUSTED, relay.tokens.state(1));
        assertEquals(TokenState.ACTIVE, relay.tokens.state(2));
        assertEquals(List.of(1L, 2L), relay.trace.tokenIds());
        assertEquals(List.of(), relay.tokens.pauses, "at once");
    }

    @Test
    void aRepeatNeverPassesTheTokensRequestsPerMinute() {
        relay.tokens.limits(0, 1);
        relay.token(1).token(2).script(RelayFixture.fails(Kind.TRANSIENT), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of("access1", "access2"), bearers());
    }

    /** Fixture 99. */
    @Test
    void anEmptyAnswerIsAskedForAgain() {
        relay.token(1).script(relay.answer(new ScriptedStream().fail(Kind.EMPTY)), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(2, relay.trace.attempts());
    }

    @Test
    void anEmptyAnswerIsAskedForAgainTwiceAtMost() {
        relay.token(1).token(2)
                .script(RelayFixture.fails(Kind.EMPTY), RelayFixture.fails(Kind.EMPTY), RelayFixture.fails(Kind.EMPTY));
        assertEquals(Fault.OVERLOADED, relay.refused().fault());
        assertEquals(3, relay.trace.attempts());
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTA", "SUSPENDED", "ACCOUNT_LIMITED", "RATE_LIMITED", "MODEL", "ENTITLEMENT",
            "SIGN_IN_AGAIN"})
    void whatIsBoundToTheAccountMovesToTheNextAtOnce(Kind kind) {
        relay.token(1).token(2).script(RelayFixture.fails(kind), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of("access1", "access2"), bearers());
        assertEquals(List.of(), relay.tokens.pauses);
    }

    @Test
    void aTokenRefusedWithANewBearerIsNotTriedAgain() {
        relay.token(1).token(2)
                .script(RelayFixture.fails(Kind.TOKEN), RelayFixture.fails(Kind.TOKEN), relay.hello());
        relay.whole();
        assertEquals(List.of("access1", "access1+", "access2"), bearers());
    }

    @Test
    void aDeadSignInMakesTheTokenInvalidAndTheNextAnswers() {
        relay.token(2).script(relay.hello());
        relay.tokens.tokenUntil(1, relay.tokens.clock.instant());
        relay.tokens.upstream.onRefresh = credential -> {
            throw ScriptedUpstream.failure(Kind.SIGN_IN_AGAIN);
        };
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(TokenState.INVALID, relay.tokens.state(1));
        assertEquals(List.of(1L, 2L), relay.trace.tokenIds());
        assertEquals(1, relay.trace.attempts());
    }

    @Test
    void aPassingFaultIsRepeatedOnceWithTheSameTokenAndThenWithOthers() {
        relay.token(1).token(2).token(3).script(
                RelayFixture.fails(Kind.TRANSIENT), RelayFixture.fails(Kind.TRANSIENT),
                RelayFixture.fails(Kind.TRANSIENT), RelayFixture.fails(Kind.TRANSIENT), relay.hello());
        relay.whole();
        assertEquals(List.of("access1", "access1", "access2", "access3", "access1"), bearers());
        assertEquals(4, relay.tokens.pauses.size());
        within(200, relay.tokens.pauses.get(0));
        within(400, relay.tokens.pauses.get(1));
        within(800, relay.tokens.pauses.get(2));
        within(1600, relay.tokens.pauses.get(3));
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
    }

    @Test
    void passingFaultsAreRepeatedThreeTimesATokenAndWithGrowingPauses() {
        relay.token(1).token(2);
        relay.tokens.upstream.onOpen = call -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        assertEquals(Fault.UPSTREAM_FAILED, relay.refused().fault());
        assertEquals(3, bearers().stream().filter("access1"::equals).count());
        assertEquals(3, bearers().stream().filter("access2"::equals).count());
        relay.tokens.pauses.forEach(pause -> assertTrue(pause.toMillis() <= 2500, pause.toString()));
    }

    @Test
    void tokensThatFailPassinglyNeverUseUpTheTriesWhileAnotherIsWell() {
        for (long id = 1; id <= 8; id++) {
            relay.token(id);
        }
        relay.tokens.upstream.onOpen = call -> {
            if (!call.credential().accessToken().equals("access8")) {
                throw ScriptedUpstream.failure(Kind.TRANSIENT);
            }
            return relay.hello().get();
        };
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(9, relay.trace.attempts());
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY", "CAPACITY"})
    void theSecondRepeatOfAnAnswerThatDidNotComeIsAnotherTokens(Kind kind) {
        relay.token(1).token(2).script(RelayFixture.fails(kind), RelayFixture.fails(kind), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of("access1", "access1", "access2"), bearers());
    }

    @Test
    void anAnswerThatIsNothingButHalfACallIsNotAskedForAgain() {
        relay.token(1).token(2)
                .script(RelayFixture.fails(UpstreamFailure.of(Kind.BROKEN, UpstreamFailure.HALF_CALL)), relay.hello());
        assertEquals(Fault.OVERLOADED, relay.refused().fault());
        assertEquals(1, relay.trace.attempts());
    }

    @Test
    void anEdgeThatGaveUpOnTheServiceIsNotAskedAgain() {
        relay.token(1).token(2).script(
                RelayFixture.fails(new UpstreamFailure(Kind.TIMEOUT, 524, "", Duration.ZERO, "")), relay.hello());
        assertEquals(Fault.UPSTREAM_TIMEOUT, relay.refused().fault());
        assertEquals(1, relay.trace.attempts());
    }

    private static void within(long millis, Duration pause) {
        assertTrue(pause.toMillis() >= millis * 0.75 && pause.toMillis() <= millis * 1.25, pause.toString());
    }

    @Test
    void nineTriesAreTheMost() {
        for (long id = 1; id <= 5; id++) {
            relay.token(id);
        }
        relay.tokens.upstream.onOpen = call -> {
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        GatewayException refused = relay.refused();
        assertEquals(Fault.UPSTREAM_FAILED, refused.fault());
        assertEquals(9, relay.trace.attempts());
        assertEquals(8, refused.getSuppressed().length);
        assertEquals(Optional.of(Kind.TRANSIENT), relay.trace.lastFailure());
    }

    @Test
    void noFurtherTryBeginsAfterTheBudget() {
        relay.token(1).token(2);
        relay.tokens.upstream.onOpen = call -> {
            relay.tokens.clock.advance(Duration.ofSeconds(35));
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        };
        assertEquals(Fault.UPSTREAM_FAILED, relay.refused().fault());
        assertEquals(2, relay.trace.attempts());
    }

    @Test
    void theFirstPieceMustComeWithinItsTime() {
        Instant start = relay.tokens.clock.instant();
        relay.token(1).script(relay.answer(new ScriptedStream().hang()));
        assertEquals(Fault.UPSTREAM_TIMEOUT, relay.refused().fault());
        assertEquals(start.plusSeconds(120), relay.tokens.clock.instant());
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
    }

    @Test
    void silenceBeforeTheFirstPieceIsWaitedOut() {
        relay.token(1).script(relay.answer(
                new ScriptedStream().silent().silent().text("late").end(StopReason.END_TURN)));
        assertEquals("late", RelayFixture.text(relay.whole()));
        assertEquals(2, relay.silences, "a ping is due for each silence");
    }

    @Test
    void repairsAreMadeOnceEachWithTheSameToken() {
        relay.token(1).token(2).script(RelayFixture.fails(Kind.THINKING_SIGNATURE), RelayFixture.fails(Kind.BAD_TOOLS),
                RelayFixture.fails(Kind.PROFILE), relay.hello());
        relay.whole();
        assertEquals(List.of("access1", "access1", "access1", "access1"), bearers());
        assertEquals(
                List.of(Set.of(), Set.of(Repair.DROP_REASONING), Set.of(Repair.DROP_REASONING, Repair.STRICT_SCHEMAS),
                        Set.of(Repair.DROP_REASONING, Repair.STRICT_SCHEMAS, Repair.RESOLVE_PROFILE)),
                relay.tokens.upstream.calls.stream().map(UpstreamCall::repairs).toList());
    }

    @ParameterizedTest
    @EnumSource(names = {"THINKING_SIGNATURE", "BAD_TOOLS"})
    void aRepairThatDidNotHelpIsTheCallersBusiness(Kind kind) {
        relay.token(1).token(2).script(RelayFixture.fails(kind), RelayFixture.fails(kind));
        assertEquals(Fault.INVALID_REQUEST, relay.refused().fault());
    }

    @Test
    void aForbiddenAccountHasItsProfileLookedUpOnceThenTheNextAnswers() {
        relay.token(1).token(2)
                .script(RelayFixture.fails(Kind.FORBIDDEN), RelayFixture.fails(Kind.FORBIDDEN), relay.hello());
        relay.whole();
        assertEquals(List.of("access1", "access1", "access2"), bearers());
        assertEquals(Set.of(), relay.tokens.upstream.calls.get(2).repairs(),
                "the next account's profile is not in doubt");
    }

    @ParameterizedTest
    @EnumSource(names = {"CONTEXT_TOO_LARGE", "BAD_REQUEST"})
    void whatIsWrongWithTheRequestIsNeverRepeated(Kind kind) {
        relay.token(1).token(2).script(RelayFixture.fails(kind));
        assertEquals(400, relay.refused().fault().status());
        assertEquals(1, relay.trace.attempts());
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
    }

    @Test
    void aModelWithoutCapacityIsTriedAFewTimesOnly() {
        relay.token(1).token(2).token(3).script(RelayFixture.fails(Kind.CAPACITY), RelayFixture.fails(Kind.CAPACITY),
                RelayFixture.fails(Kind.CAPACITY));
        assertEquals(Fault.OVERLOADED, relay.refused().fault());
        assertEquals(List.of("access1", "access1", "access2"), bearers());
    }

    @Test
    void aCapacityHiccupLeavesTheTokenServing() {
        relay.token(1).script(RelayFixture.fails(Kind.CAPACITY), relay.hello(), relay.hello());
        relay.whole();
        relay.whole();
        assertEquals(3, relay.trace.attempts());
    }

    @Test
    void theSameInvocationIdAndCountedAttemptsGoUpstream() {
        relay.token(1).script(RelayFixture.fails(Kind.TRANSIENT), relay.hello());
        relay.whole();
        List<UpstreamCall> calls = relay.tokens.upstream.calls;
        assertEquals(List.of(1, 2), calls.stream().map(UpstreamCall::attempt).toList());
        assertEquals(calls.get(0).invocationId(), UUID.fromString(calls.get(0).invocationId()).toString());
        assertEquals(calls.get(0).invocationId(), calls.get(1).invocationId());
        assertFalse(calls.get(0).accountSalt().isEmpty());
    }

    @Test
    void accountsCanNotBeLinkedByTheirSalt() {
        relay.token(1).token(2).script(RelayFixture.fails(Kind.QUOTA), relay.hello());
        relay.whole();
        List<UpstreamCall> calls = relay.tokens.upstream.calls;
        assertNotEquals(calls.get(0).accountSalt(), calls.get(1).accountSalt());
    }

    @Test
    void aFaultOfOurOwnLeavesNothingBehind() {
        relay.token(1).script(relay.answer(new ScriptedStream().fail(new IllegalStateException("a bug"))));
        org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class, relay::open);
        relay.assertNothingLeft();
    }

    @Test
    void g35G46WithoutAPublicTokenTheAnswerIsTheGuides503() {
        relay.tokens.token(1, PoolFixture.OWNER, false);
        GatewayException refused = relay.refused();
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals("暂无可用的公共 Token", refused.getMessage());
        assertTrue(refused.retryAfter().isPresent());
        assertEquals(0, relay.trace.attempts());
        assertEquals(0, relay.trace.lastTokenId());
        assertTrue(relay.trace.inputEstimate() > 0);
    }

    @Test
    void anUnknownModelInAnEmptyPoolIsAnEmptyPool() {
        assertEquals(Fault.POOL_EMPTY, relay.model("no-such-model").refused().fault());
    }

    @Test
    void anUnknownModelIsToldByTheCallersOwnWord() {
        GatewayException refused = relay.token(1).model("no-such-model").refused();
        assertEquals(Fault.MODEL_NOT_FOUND, refused.fault());
        assertTrue(refused.getMessage().contains("'no-such-model'"), refused.getMessage());
    }

    @ParameterizedTest
    @EnumSource(names = {"QUOTA", "SUSPENDED", "ENTITLEMENT", "SIGN_IN_AGAIN", "TOKEN", "FORBIDDEN", "PROFILE"})
    void whenEveryAccountIsOutTheAnswerIsAnEmptyPoolAndNever401(Kind kind) {
        relay.token(1).token(2);
        relay.tokens.upstream.onOpen = call -> {
            throw ScriptedUpstream.failure(kind);
        };
        GatewayException refused = relay.refused();
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals("暂无可用的公共 Token", refused.getMessage());
        assertTrue(refused.retryAfter().orElseThrow().toSeconds() <= 20);
        assertEquals(List.of(1L, 2L), relay.trace.tokenIds());
        assertFalse(refused.getCause() == null);
    }

    @Test
    void anOrdinaryKeyWhoseAccountsAreAllOutIsToldSo() {
        relay.token(1).script(RelayFixture.fails(Kind.QUOTA));
        relay.scope = new TokenScope.OwnTokens(PoolFixture.OWNER);
        assertEquals("你还没有可用的 Token", relay.refused().getMessage());
    }

    @Test
    void aThrottledAccountIsA429WithAWaitThatClientsAccept() {
        relay.token(1).script(RelayFixture.fails(
                new UpstreamFailure(Kind.RATE_LIMITED, 429, "", Duration.ofMinutes(5), "")));
        GatewayException refused = relay.refused();
        assertEquals(Fault.RATE_LIMITED, refused.fault());
        assertEquals(Duration.ofSeconds(20), refused.retryAfter().orElseThrow());
        assertFalse(relay.tokens.until(1).isBefore(relay.tokens.clock.instant().plus(Duration.ofMinutes(5))));
    }

    @Test
    void anInterruptedWaitRestoresTheFlagAndLeavesNothingBehind() {
        relay.token(1).script(() -> {
            Thread.currentThread().interrupt();
            throw ScriptedUpstream.failure(Kind.TRANSIENT);
        });
        assertEquals(Fault.UNAVAILABLE, relay.refused().fault());
        assertTrue(Thread.interrupted());
    }
}
