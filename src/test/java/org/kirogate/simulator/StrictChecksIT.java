package org.kirogate.simulator;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.check.StrictCheck;
import org.kirogate.simulator.script.Fixtures;

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
            assertEquals("403 User is not authorized to make this call.", Caller.message(caller.generate(token, hello)));
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

    @TestFactory
    List<DynamicTest> everyInvalidConversationOfTheFixturesIsRefused() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonElement element : SimJson.array(Fixtures.load("r9-invalid-conversations").json(), "cases")) {
            JsonObject example = element.getAsJsonObject();
            Conversation conversation = Conversation.saying("").history(example.get("history").toString());
            SimJson.member(example, "currentUserInputMessage").entrySet()
                    .forEach(member -> conversation.userWith(member.getKey(), member.getValue().toString()));
            boolean declare = !SimJson.string(example, "violates").equals("TOOLS_MISSING");
            tests.add(DynamicTest.dynamicTest(SimJson.string(example, "name"),
                    () -> refused("400 " + SimJson.string(example, "reason"), StrictCheck.CONVERSATION,
                            declare ? conversation.tools("f") : conversation)));
        }
        return tests;
    }

    private static final String USED = """
            [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":" ","toolUses":[
            {"toolUseId":"t1","name":"f","input":{}}]}}]""";

    @Test
    void aToolTurnThatFitsTogetherIsAccepted() {
        accepted(Conversation.saying("").history(USED).context("""
                {"toolResults":[{"toolUseId":"t1","status":"success","content":[{"text":"x"}]}]}""").tools("f"));
    }

    @Test
    void namesIdsDescriptionsAndSchemasOfToolsAreChecked() {
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("1abc"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("a".repeat(65)));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("x").tools("f", "F"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED.replace("t1", "t\\n1")).context("""
                {"toolResults":[{"toolUseId":"t\\n1","status":"success","content":[]}]}""").tools("f"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED).context("""
                {"toolResults":[{"toolUseId":"t1","status":"done","content":[]}]}""").tools("f"));
        refused(INVALID, StrictCheck.TOOLS, Conversation.saying("").history(USED.replace("{}", "\"{}\"")).context("""
                {"toolResults":[{"toolUseId":"t1","status":"error","content":[]}]}""").tools("f"));
        String schema = "400 TOOL_SCHEMA_INVALID";
        refused(schema, StrictCheck.TOOLS, tool("d", "{\"type\":\"object\",\"properties\":{\"a\":{\"default\":null}}}"));
        refused(schema, StrictCheck.TOOLS, tool("d", "{\"type\":\"string\"}"));
        refused(schema, StrictCheck.TOOLS, tool("", "{\"type\":\"object\"}"));
        refused(schema, StrictCheck.TOOLS, tool("d".repeat(10_241), "{\"type\":\"object\"}"));
        accepted(tool("\u4f60".repeat(10_240), "{\"type\":\"object\"}"));
    }

    private static Conversation tool(String description, String schema) {
        return Conversation.saying("x").context("""
                {"tools":[{"toolSpecification":{"name":"f","description":"%s","inputSchema":{"json":%s}}}]}"""
                .formatted(description, schema));
    }

    @Test
    void imagesAreCheckedForFormatNumberAndSize() {
        String png = "{\"format\":\"png\",\"source\":{\"bytes\":\"iVBORw0KGgo=\"}}";
        accepted(Conversation.saying("x").userWith("images", "[" + png + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("\"png\"", "\"jpeg\"") + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("iVBORw0KGgo=", "*") + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + String.join(",", Collections.nCopies(11, png)) + "]"));
        refused(INVALID, StrictCheck.IMAGES, Conversation.saying("x").userWith("images",
                "[" + png.replace("iVBORw0KGgo=", "iVBORw0KGgoA" + "AAAA".repeat(1_310_718)) + "]"));
    }

    @Test
    void additionalFieldsFitTheModelsSchema() {
        accepted(thinking("claude-opus-5", "{\"thinking\":{\"type\":\"adaptive\"},\"output_config\":{\"effort\":\"max\"}}"));
        accepted(thinking("gpt-5.6-sol", "{\"reasoning\":{\"effort\":\"none\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-sonnet-4.5", "{}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"reasoning\":{\"effort\":\"low\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"thinking\":{\"budget_tokens\":1}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5", "{\"max_tokens\":10}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-4.6", "{\"output_config\":{\"effort\":\"xhigh\"}}"));
        refused(INVALID, StrictCheck.MODEL_FIELDS, thinking("claude-opus-5.5", "{\"thinking\":{\"type\":\"disabled\"}}"));
    }

    private static Conversation thinking(String model, String fields) {
        return Conversation.saying("x").model(model).with("additionalModelRequestFields", fields);
    }

    @Test
    void aCharacterOutsideAsciiWeighsEight() {
        int frame = Conversation.saying("").json().toString().length();
        start(SimOptions.steered().withSizeLimit(frame + 80));
        accepted(Conversation.saying("\u4f60".repeat(10)));
        refused("400 CONTENT_LENGTH_EXCEEDS_THRESHOLD", StrictCheck.SIZE, Conversation.saying("\u4f60".repeat(10) + "a"));
        accepted(Conversation.saying("a".repeat(80)));
    }

    @Test
    void theModelIsInTheAccountsList() {
        refused("400 INVALID_MODEL_ID", StrictCheck.MODEL, Conversation.saying("x").model("claude-opus-9"));
        kiro.addAccount(SimAccount.social("free").withModels("auto", "claude-sonnet-4.5"));
        assertEquals("400 INVALID_MODEL_ID", Caller.reason(caller.generate(kiro.accessToken("free"),
                Conversation.saying("x").model("claude-opus-5"))));
        Conversation none = Conversation.saying("x");
        none.user().remove("modelId");
        refused(INVALID, StrictCheck.MODEL, none);
        refused(INVALID, StrictCheck.MODEL, Conversation.saying("x").history("""
                [{"userInputMessage":{"content":"a","modelId":"auto"}},{"assistantResponseMessage":{"content":"b"}}]"""));
    }

    @Test
    void reasoningNeedsTheSignatureGivenOutForIt() {
        String fields = "{\"thinking\":{\"type\":\"adaptive\"}}";
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:deep thought]]")
                .model("claude-opus-5").with("additionalModelRequestFields", fields));
        String signature = answer.joined("reasoningContentEvent", "signature");
        accepted(replay("claude-opus-5", "deep thought", signature));
        refused("400 THINKING_SIGNATURE_INVALID", StrictCheck.SIGNATURE, replay("claude-opus-5", "changed", signature));
        refused("400 THINKING_SIGNATURE_INVALID", StrictCheck.SIGNATURE,
                replay("claude-opus-4.8", "deep thought", signature));
        kiro.addAccount(SimAccount.social("other"));
        assertEquals("400 THINKING_SIGNATURE_INVALID", Caller.reason(caller.generate(kiro.accessToken("other"),
                replay("claude-opus-5", "deep thought", signature))));
    }

    private static Conversation replay(String model, String text, String signature) {
        JsonObject reasoning = new JsonObject();
        reasoning.add("text", new JsonPrimitive(text));
        reasoning.add("signature", new JsonPrimitive(signature));
        return Conversation.saying("go on").model(model).history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":"b",
                "reasoningContent":{"reasoningText":%s}}}]""".formatted(reasoning));
    }

    @Test
    void theCanonicalRequestsPassEveryCheck() {
        kiro.addAccount(SimAccount.idc("fixture").withProfileArn(FIXTURE_ARN));
        String token = kiro.accessToken("fixture");
        kiro.vouch("fixture", "claude-opus-5", "Need a listing.", "c2lnbmF0dXJlLWZpeHR1cmU=");
        for (String name : List.of("r1-request-runtime", "r2-request-legacy-q")) {
            JsonObject request = SimJson.member(Fixtures.load(name).json(), "request");
            Map<String, String> headers = new HashMap<>();
            SimJson.member(request, "headers").entrySet()
                    .forEach(header -> headers.put(header.getKey(), header.getValue().getAsString()));
            headers.remove("authorization");
            String path = URI.create(SimJson.string(request, "url")).getPath();
            HttpResponse<byte[]> response = caller.post(path, token, headers, request.get("body").toString());
            assertEquals(200, response.statusCode(), () -> new String(response.body(),
                    StandardCharsets.UTF_8));
        }
    }

    @Test
    void aCheckSwitchedOffDoesNotRefuse() {
        Map<StrictCheck, Conversation> wrong = new HashMap<>();
        wrong.put(StrictCheck.PROFILE_ARN, Conversation.saying("x").without("profileArn"));
        wrong.put(StrictCheck.MEMBERS, Conversation.saying("x").with("systemPrompt", "\"x\""));
        wrong.put(StrictCheck.CONVERSATION, Conversation.saying(" "));
        wrong.put(StrictCheck.TOOLS, Conversation.saying("x").tools("1"));
        wrong.put(StrictCheck.IMAGES, Conversation.saying("x").userWith("images", "[{}]"));
        wrong.put(StrictCheck.MODEL_FIELDS, thinking("auto", "{}"));
        wrong.put(StrictCheck.MODEL, Conversation.saying("x").model("none"));
        wrong.put(StrictCheck.SIGNATURE, replay("auto", "a", "b"));
        wrong.forEach((check, conversation) -> {
            start(SimOptions.steered());
            assertTrue(caller.generate(bearer, conversation).statusCode() >= 400, check.name());
            start(SimOptions.steered().without(check));
            assertEquals(200, caller.generate(bearer, conversation).statusCode(), check.name());
        });
    }
}
