package org.kirogate.simulator;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.StrictCheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The checks of section 11 in their order; each is seen to refuse, and seen to be switched off. */
class StrictChecksIT {

    private static final String FIXTURE_ARN = "arn:aws:codewhisperer:us-east-1:000000000000:profile/FIXTUREPROF1";
    private static final String INVALID = "400 REQUEST_BODY_INVALID";

    private Simulator kiro;
    private Caller caller;
    private String bearer;

    @BeforeEach
    void start() {
        start(SimOptions.steered());
    }

    private void start(SimOptions options) {
        if (kiro != null) {
            kiro.close();
        }
        kiro = Simulator.start(options);
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private void refused(String expected, StrictCheck by, Conversation conversation) {
        assertEquals(expected, Caller.reason(caller.generate(bearer, conversation)));
        String outcome = kiro.calls().get(kiro.calls().size() - 1).outcome();
        assertTrue(outcome.startsWith("refused: " + by), outcome);
    }

    private void accepted(Conversation conversation) {
        assertTrue(caller.stream(bearer, conversation).complete());
    }

    @Test
    void aGoodRequestPassesAllChecks() {
        accepted(Conversation.saying("hello"));
    }

    @Test
    void aCallWithoutBearerIsDenied() {
        HttpResponse<byte[]> response = caller.generate("", Conversation.saying("hello"));
        assertEquals(403, response.statusCode());
        assertTrue(SimJson.string(Caller.body(response), "__type").endsWith("#AccessDeniedException"));
    }

    @Test
    void anUnknownOrExpiredBearerIsInvalid() {
        String invalid = Caller.message(caller.generate("aoaUnknown", Conversation.saying("hello")));
        assertEquals("403 The bearer token included in the request is invalid.", invalid);
        accepted(Conversation.saying("hello"));
        kiro.advance(Duration.ofSeconds(3600));
        assertEquals(invalid, Caller.message(caller.generate(bearer, Conversation.saying("hello"))));
    }

    @Test
    void aLockedAccountIsSuspendedAndAnEmptyOneOutOfQuota() {
        kiro.account("A").mark(Trouble.QUOTA_OUT, true);
        refused("402 MONTHLY_REQUEST_COUNT", StrictCheck.BEARER, Conversation.saying("hello"));
        kiro.account("A").mark(Trouble.SUSPENDED, true);
        refused("403 TEMPORARILY_SUSPENDED", StrictCheck.BEARER, Conversation.saying("hello"));
        kiro.account("A").mark(Trouble.SUSPENDED, false);
        kiro.account("A").mark(Trouble.QUOTA_OUT, false);
        accepted(Conversation.saying("hello"));
    }

    @Test
    void creditsRunOutByBeingSpent() {
        kiro.addAccount(SimAccount.social("poor").withCredits(0.000001, 0));
        String poor = kiro.accessToken("poor");
        assertTrue(caller.stream(poor, Conversation.saying("hello")).complete());
        assertEquals("402 MONTHLY_REQUEST_COUNT", Caller.reason(caller.generate(poor, Conversation.saying("hello"))));
    }

    @Test
    void quotaIsToldUnderTheStatusAskedFor() {
        start(SimOptions.steered().withQuotaStatus(429));
        kiro.account("A").mark(Trouble.QUOTA_OUT, true);
        refused("429 MONTHLY_REQUEST_COUNT", StrictCheck.BEARER, Conversation.saying("hello"));
    }

    @Test
    void apiKeysAndExternalAccountsSayTheirTokenType() {
        for (SimAccount account : List.of(SimAccount.apiKey("key"), SimAccount.externalIdp("entra"))) {
            kiro.addAccount(account);
            String token = kiro.accessToken(account.name());
            Conversation hello = Conversation.saying("hello").without("profileArn");
            if (!account.profileArn().isEmpty()) {
                hello.with("profileArn", "\"" + account.profileArn() + "\"");
            }
            assertEquals("403 User is not authorized to make this call.",
                    Caller.message(caller.generate(token, hello)));
            Map<String, String> headers = new HashMap<>(Caller.RUNTIME);
            headers.put("TokenType", account.kind().tokenType());
            assertEquals(200, caller.post("/", token, headers, hello.json().toString()).statusCode());
        }
    }

    @Test
    void whatIsNoJsonOrLacksItsMembersIsImproperlyFormed() {
        for (String body : List.of("", "[]", "{} {}", "{'a':1}", "{\"conversationState\":", "nonsense")) {
            assertEquals(INVALID, Caller.reason(caller.post("/", bearer, Caller.RUNTIME, body)), body);
        }
        Conversation trigger = Conversation.saying("hello");
        trigger.state().addProperty("chatTriggerType", "AUTO");
        refused(INVALID, StrictCheck.BODY, trigger);
        Conversation noId = Conversation.saying("hello");
        noId.state().remove("conversationId");
        refused(INVALID, StrictCheck.BODY, noId);
        Conversation noMessage = Conversation.saying("hello");
        noMessage.state().remove("currentMessage");
        refused(INVALID, StrictCheck.BODY, noMessage);
    }

    @Test
    void profileArnsFollowTheKindOfAccount() {
        Conversation none = Conversation.saying("hello").without("profileArn");
        assertEquals("400 profileArn is required for this request.", Caller.message(caller.generate(bearer, none)));
        refused(INVALID, StrictCheck.PROFILE_ARN, Conversation.saying("x").with("profileArn", "\"nonsense\""));
        refused(INVALID, StrictCheck.PROFILE_ARN, Conversation.saying("x").with("profileArn",
                "\"arn:aws:codewhisperer:eu-central-1:699475941385:profile/EHGA3GRVQMUK\""));
        refused("403 ", StrictCheck.PROFILE_ARN, Conversation.saying("x").with("profileArn", quoted(FIXTURE_ARN)));
        kiro.addAccount(SimAccount.builderId("B"));
        String builder = kiro.accessToken("B");
        Conversation fixed = Conversation.saying("x").with("profileArn", quoted(SimAccount.BUILDER_ID_ARN));
        assertEquals(200, caller.generate(builder, fixed).statusCode());
        assertEquals(400, caller.generate(builder, none).statusCode());
        Map<String, String> legacy = Map.of("content-type", "application/json");
        assertEquals(200, caller.post("/generateAssistantResponse", builder, legacy, none.json().toString())
                .statusCode());
        assertEquals(403, caller.post("/generateAssistantResponse", builder, legacy, fixed.json().toString())
                .statusCode());
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    @Test
    void unknownMembersAndNullsAreImproperlyFormed() {
        refused(INVALID, StrictCheck.MEMBERS, Conversation.saying("x").with("systemPrompt", "\"be good\""));
        refused(INVALID, StrictCheck.MEMBERS, Conversation.saying("x").with("inferenceConfig", "{}"));
        refused(INVALID, StrictCheck.MEMBERS, Conversation.saying("x").userWith("images", "null"));
        accepted(Conversation.saying("x").context("{}").userWith("userInputMessageContext", """
                {"tools":[{"toolSpecification":{"name":"f","description":"d","inputSchema":{"json":
                {"type":"object","properties":{"a":{"enum":[null]}}}}}}]}"""));
    }

    @Test
    void theAgentModeIsAMemberOnlyInAwsJson() {
        Conversation mode = Conversation.saying("x").with("agentMode", "\"vibe\"");
        accepted(mode);
        HttpResponse<byte[]> rest = caller.post("/generateAssistantResponse", bearer,
                Map.of("content-type", "application/json"), mode.json().toString());
        assertEquals(INVALID, Caller.reason(rest));
    }
}
