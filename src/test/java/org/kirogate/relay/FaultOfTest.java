package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

class FaultOfTest {

    private static GatewayException of(Kind kind, String reason, Duration retryAfter) {
        return FaultOf.of(new UpstreamException(new UpstreamFailure(kind, 0, reason, retryAfter, "")), "my-model");
    }

    @ParameterizedTest
    @CsvSource({
        "CONTEXT_TOO_LARGE, CONTEXT_TOO_LARGE", "QUOTA, POOL_EMPTY", "SUSPENDED, POOL_EMPTY",
        "ACCOUNT_LIMITED, RATE_LIMITED",
        "CAPACITY, OVERLOADED", "RATE_LIMITED, RATE_LIMITED", "THINKING_SIGNATURE, INVALID_REQUEST",
        "PROFILE, POOL_EMPTY",
        "MODEL, MODEL_NOT_FOUND", "BAD_TOOLS, INVALID_REQUEST", "BAD_REQUEST, INVALID_REQUEST", "TOKEN, POOL_EMPTY",
        "ENTITLEMENT, POOL_EMPTY", "FORBIDDEN, POOL_EMPTY", "SIGN_IN_AGAIN, POOL_EMPTY", "TRANSIENT, UPSTREAM_FAILED",
        "TIMEOUT, UPSTREAM_TIMEOUT", "EMPTY, OVERLOADED", "BROKEN, UPSTREAM_FAILED"
    })
    void everyFailureHasItsFault(Kind kind, Fault fault) {
        assertEquals(fault, of(kind, "", Duration.ZERO).fault());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theCallersKeyIsNeverBlamedAndTheServicesCodeNeverShown(Kind kind) {
        GatewayException told = of(kind, "SECRET_CODE", Duration.ofHours(9));
        assertFalse(told.fault().status() == 401 || told.fault().status() == 403);
        assertFalse(told.getMessage().contains("SECRET_CODE"));
        told.retryAfter().ifPresent(wait -> assertTrue(wait.toSeconds() <= 20));
    }

    @Test
    void aLongPromptIsToldInTheWordsClientsKnow() {
        assertTrue(of(Kind.CONTEXT_TOO_LARGE, "", Duration.ZERO).getMessage().startsWith("prompt is too long: "));
    }

    @Test
    void aSentenceOfOurOwnAboutTheRequestIsPassedOn() {
        String sentence = "An image has 9 MB, at most 5 MB are taken.";
        assertEquals(sentence, of(Kind.BAD_REQUEST, sentence, Duration.ZERO).getMessage());
    }

    @Test
    void theVerdictTellsOfTheServiceRatherThanOfAccountsAndKeepsAllFailures() {
        UpstreamException passing = ScriptedUpstream.failure(Kind.TRANSIENT);
        UpstreamException spent = ScriptedUpstream.failure(Kind.QUOTA);
        GatewayException verdict = Verdict.of(List.of(passing, spent), "my-model", new TokenScope.PublicTokens());
        assertEquals(Fault.UPSTREAM_FAILED, verdict.fault());
        assertSame(passing, verdict.getCause());
        assertSame(spent, verdict.getSuppressed()[0]);
    }

    @Test
    void accountsThatAreOutForDifferentReasonsAreAnEmptyPool() {
        for (Kind other : List.of(Kind.RATE_LIMITED, Kind.MODEL, Kind.TOKEN)) {
            GatewayException verdict = Verdict.of(
                    List.of(ScriptedUpstream.failure(Kind.QUOTA), ScriptedUpstream.failure(other)), "my-model",
                    new TokenScope.PublicTokens());
            assertEquals(Fault.POOL_EMPTY, verdict.fault());
            assertEquals("暂无可用的公共 Token", verdict.getMessage());
        }
    }

    @Test
    void aModelThatNoAccountHasIsNotFoundByTheCallersOwnWord() {
        GatewayException verdict = Verdict.of(
                List.of(ScriptedUpstream.failure(Kind.MODEL), ScriptedUpstream.failure(Kind.MODEL)), "my-model",
                new TokenScope.PublicTokens());
        assertEquals(Fault.MODEL_NOT_FOUND, verdict.fault());
        assertTrue(verdict.getMessage().contains("'my-model'"));
    }
}
