package org.kirogate.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenState;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.reply.FailureClassifier;

/** Every row of the table of Kiro protocol, section 5.3, from the service's bytes to what the client is told. */
class FailureTableTest {

    /** What becomes of the account, the fourth column. */
    private enum Account {
        /** Serves on; it may rest for a short while. */
        KEPT(TokenState.ACTIVE, TokenState.COOLING),
        /** Rests for a time. */
        RESTS(TokenState.COOLING),
        /** Out until its quota is reset. */
        SPENT(TokenState.EXHAUSTED),
        /** For a person to look at. */
        SUSPENDED(TokenState.SUSPENDED),
        /** Off until it is checked. */
        OFF(TokenState.INVALID);

        private final List<TokenState> states;

        Account(TokenState... states) {
            this.states = List.of(states);
        }
    }

    /**
     * The row; what the service says; what follows at once, and what when that has failed too; what the client is told
     * when nothing helped; the account's state.
     */
    @ParameterizedTest(name = "row {0}: {1} {2} {3} {4} is {5}")
    @CsvSource(nullValues = "-", textBlock = """
      2, 400, CONTENT_LENGTH_EXCEEDS_THRESHOLD, -, CONTEXT_TOO_LARGE, GIVE_UP, GIVE_UP, CONTEXT_TOO_LARGE, KEPT
      2, 402, CONVERSATION_LIMIT_EXCEEDED, -, CONTEXT_TOO_LARGE, GIVE_UP, GIVE_UP, CONTEXT_TOO_LARGE, KEPT
      2, 400, -, Input is too long., CONTEXT_TOO_LARGE, GIVE_UP, GIVE_UP, CONTEXT_TOO_LARGE, KEPT
      3, 402, -, -, QUOTA, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SPENT
      3, 402, OVERAGE_REQUEST_LIMIT_EXCEEDED, -, QUOTA, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SPENT
      3, 400, MONTHLY_REQUEST_COUNT, -, QUOTA, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SPENT
      3, 429, DAILY_REQUEST_COUNT, -, QUOTA, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SPENT
      3, 429, USAGE_LIMIT_REACHED, -, QUOTA, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SPENT
      4, 403, TEMPORARILY_SUSPENDED, -, SUSPENDED, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SUSPENDED
      4, 403, -, Your User ID temporarily is suspended., SUSPENDED, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SUSPENDED
      4, 423, -, -, SUSPENDED, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, SUSPENDED
      5, 429, -, suspicious activity on your account, ACCOUNT_LIMITED, OTHER_TOKEN, OTHER_TOKEN, RATE_LIMITED, RESTS
      6, 429, INSUFFICIENT_MODEL_CAPACITY, -, CAPACITY, BACK_OFF, ELSEWHERE, OVERLOADED, KEPT
      6, 500, MODEL_TEMPORARILY_UNAVAILABLE, -, CAPACITY, BACK_OFF, ELSEWHERE, OVERLOADED, KEPT
      6, 429, -, I am experiencing high traffic, CAPACITY, BACK_OFF, ELSEWHERE, OVERLOADED, KEPT
      7, 429, -, -, RATE_LIMITED, OTHER_TOKEN, OTHER_TOKEN, RATE_LIMITED, RESTS
      7, 429, CREDIT_CONSUMPTION_RATE_EXCEEDED, -, RATE_LIMITED, OTHER_TOKEN, OTHER_TOKEN, RATE_LIMITED, RESTS
      7, 429, USER_REQUEST_RATE_EXCEEDED, limit reached, RATE_LIMITED, OTHER_TOKEN, OTHER_TOKEN, RATE_LIMITED, RESTS
      8, 400, THINKING_SIGNATURE_INVALID, -, THINKING_SIGNATURE, DROP_REASONING, GIVE_UP, INVALID_REQUEST, KEPT
      9, 400, -, profileArn is required for this request., PROFILE, RESOLVE_PROFILE, OTHER_TOKEN, POOL_EMPTY, KEPT
      10, 400, INVALID_MODEL_ID, -, MODEL, OTHER_TOKEN, OTHER_TOKEN, MODEL_NOT_FOUND, KEPT
      11, 400, TOOL_SCHEMA_INVALID, -, BAD_TOOLS, STRICT_SCHEMAS, GIVE_UP, INVALID_REQUEST, KEPT
      11, 400, -, Invalid tool use format., BAD_TOOLS, STRICT_SCHEMAS, GIVE_UP, INVALID_REQUEST, KEPT
      12, 400, REQUEST_BODY_INVALID, -, BAD_REQUEST, GIVE_UP, GIVE_UP, INVALID_REQUEST, KEPT
      12, 500, TOOL_USE_RESULT_MISMATCH, -, BAD_REQUEST, GIVE_UP, GIVE_UP, INVALID_REQUEST, KEPT
      12, 413, -, -, BAD_REQUEST, GIVE_UP, GIVE_UP, INVALID_REQUEST, KEPT
      13, 401, -, -, TOKEN, REFRESH, OTHER_TOKEN, POOL_EMPTY, RESTS
      13, 403, -, The bearer token is invalid., TOKEN, REFRESH, OTHER_TOKEN, POOL_EMPTY, RESTS
      13, 403, -, The security token has expired, TOKEN, REFRESH, OTHER_TOKEN, POOL_EMPTY, RESTS
      14, 403, -, subscription does not support this application, ENTITLEMENT, OTHER_TOKEN, OTHER_TOKEN, POOL_EMPTY, OFF
      15, 403, -, User is not authorized to make this call., FORBIDDEN, RESOLVE_PROFILE, OTHER_TOKEN, POOL_EMPTY, RESTS
      16, 408, -, -, TRANSIENT, BACK_OFF, ELSEWHERE, UPSTREAM_FAILED, KEPT
      16, 500, -, -, TRANSIENT, BACK_OFF, ELSEWHERE, UPSTREAM_FAILED, KEPT
      16, 503, -, -, TRANSIENT, BACK_OFF, ELSEWHERE, UPSTREAM_FAILED, KEPT
      16, 524, -, -, TIMEOUT, GIVE_UP, GIVE_UP, UPSTREAM_TIMEOUT, KEPT
      """)
    void aRowIsKeptFromTheWireToTheClient(
            String row, int status, String reason, String message, Kind kind, Next first, Next then, Fault fault,
            Account account) {
        UpstreamFailure failure = refusal(status, reason, message);
        assertEquals(kind, failure.kind());
        follows(failure, first, then);
        ends(failure, fault, account);
    }

    /** Row 16 and section 4.6 for what fails without a refusal. */
    @ParameterizedTest
    @CsvSource({"TRANSIENT, http_reset, ELSEWHERE, UPSTREAM_FAILED",
            "TIMEOUT, http_timeout, ELSEWHERE, UPSTREAM_TIMEOUT",
            "BROKEN, MESSAGE_CRC, ELSEWHERE, UPSTREAM_FAILED", "EMPTY, empty_answer, ELSEWHERE, OVERLOADED"})
    void aConnectionOrAnAnswerThatFailsIsPassing(Kind kind, String reason, Next then, Fault fault) {
        UpstreamFailure failure = UpstreamFailure.of(kind, reason);
        follows(failure, Next.BACK_OFF, then);
        ends(failure, fault, Account.KEPT);
    }

    /** Row 16 before rows 4, 12 and 13: a page of an edge is about the way, not about the account or the request. */
    @ParameterizedTest
    @CsvSource({"403", "404", "500", "502", "503"})
    void thePageOfAnEdgeNeverCostsAnAccount(int status) {
        String page = "<html>Request blocked. Your account is suspended, your token expired, quota 402</html>";
        UpstreamFailure failure = FailureClassifier.classify(status, name -> Optional.empty(), page.getBytes(UTF_8));
        assertEquals(Kind.TRANSIENT, failure.kind());
        ends(failure, Fault.UPSTREAM_FAILED, Account.KEPT);
    }

    /** However often it happens in a row: 5xx, 429, capacity, edges and the network are no reason to switch off. */
    @ParameterizedTest
    @EnumSource(names = {"TRANSIENT", "TIMEOUT", "BROKEN", "EMPTY", "CAPACITY", "RATE_LIMITED", "MODEL", "PROFILE",
            "BAD_REQUEST", "BAD_TOOLS", "CONTEXT_TOO_LARGE", "THINKING_SIGNATURE"})
    void whatIsNotTheAccountsFaultNeverSwitchesItOff(Kind kind) {
        RelayFixture relay = new RelayFixture().token(1);
        relay.tokens.upstream.onOpen = call -> {
            throw ScriptedUpstream.failure(kind);
        };
        for (int request = 0; request < 10; request++) {
            relay.refused();
            // Whatever rests is awake again.
            relay.tokens.clock.advance(Duration.ofHours(2));
            assertTrue(Account.KEPT.states.contains(relay.tokens.state(1)), kind + ": " + relay.tokens.state(1));
        }
    }

    private static UpstreamFailure refusal(int status, String reason, String message) {
        JsonObject body = new JsonObject();
        body.addProperty("message", message == null ? "" : message);
        body.addProperty("reason", reason);
        return FailureClassifier.classify(status, name -> Optional.empty(), body.toString().getBytes(UTF_8));
    }

    private static void follows(UpstreamFailure failure, Next first, Next then) {
        Tries tries = new Tries();
        tries.tookToken(1);
        tries.began();
        tries.failed(failure);
        assertEquals(first, RetryRule.next(failure, tries));
        first.repair().ifPresent(tries::repair);
        if (first == Next.REFRESH) {
            tries.refreshed();
        }
        tries.began();
        tries.failed(failure);
        assertEquals(then, RetryRule.next(failure, tries));
    }

    /** A pool of one account that always fails like this. */
    private static void ends(UpstreamFailure failure, Fault fault, Account account) {
        RelayFixture relay = new RelayFixture().token(1);
        relay.tokens.upstream.onOpen = call -> {
            throw new UpstreamException(failure);
        };
        GatewayException told = relay.refused();
        assertEquals(fault, told.fault());
        assertFalse(told.fault().status() == 401);
        assertTrue(account.states.contains(relay.tokens.state(1)), "the account is " + relay.tokens.state(1));
    }
}
