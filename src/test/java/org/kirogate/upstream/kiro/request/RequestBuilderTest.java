package org.kirogate.upstream.kiro.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Message.Role;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.config.GatewayConfig;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.upstream.UpstreamCall;
import org.kirogate.upstream.UpstreamCall.Repair;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.kiro.service.WireDialect;

class RequestBuilderTest {
    private static final String ARN = "arn:aws:codewhisperer:us-east-1:000000000000:profile/FIXTUREPROF1";

    private static RequestBuilder builder(int limit) {
        return new RequestBuilder(new GatewayConfig.Kiro("runtime", "us-east-1", "", "prefix", Map.of(), true, limit,
                "", "", "", "", "", "", ""), new Random(1));
    }

    private static JsonObject body(UpstreamCall call, WireDialect dialect) {
        return Requests.json(text(call, dialect));
    }

    private static String text(UpstreamCall call, WireDialect dialect) {
        return new String(builder(1_300_000).prepare(call, dialect, ARN).body(), StandardCharsets.UTF_8);
    }

    private static JsonObject expected(String fixture) {
        return Fixtures.document(fixture).getAsJsonObject("request").getAsJsonObject("body");
    }

    /** Ids are derived here and fixed there: they are taken over before both are compared. */
    private static void assertSame(JsonObject expected, JsonObject actual) {
        JsonObject state = actual.getAsJsonObject("conversationState");
        for (String id : List.of("conversationId", "rootConversationId", "agentContinuationId")) {
            if (state.has(id)) {
                assertTrue(state.get(id).getAsString()
                        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f-]{16}"));
                state.add(id, expected.getAsJsonObject("conversationState").get(id));
            }
        }
        assertEquals(expected, actual);
    }

    @Test
    void aToolLoopOnTheRuntimeSurfaceIsWrittenAsTheFixture() {
        String id = "tooluse_AAAAAAAAAAAAAAAAAAAAA1";
        JsonObject schema = Requests.json(
                "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"}},\"required\":[\"path\"]}");
        List<Message> messages = List.of(
                Requests.system("You are a careful assistant."),
                Requests.user("List the files in /tmp."),
                new Message(Role.ASSISTANT, List.of(
                        new Part.Reasoning("Need a listing.", "c2lnbmF0dXJlLWZpeHR1cmU="),
                        new Part.Text("I will list them."),
                        new Part.ToolUse(id, "list_dir", Requests.json("{\"path\":\"/tmp\"}")))),
                Requests.results(Requests.result(id, "a.txt\nb.txt")));
        ChatRequest request = new ChatRequest("m", messages,
                List.of(new ToolSpec("list_dir", "List a directory.", schema)), ToolChoice.AUTO, 0, List.of(),
                new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT), OutputFormat.TEXT, SearchOffer.NONE, true, "session");
        assertSame(expected("r1-request-runtime"),
                body(Requests.call(request, Requests.model("claude-opus-5", Requests.NATIVE)), WireDialect.RUNTIME));
    }

    @Test
    void anImageOnTheLegacySurfaceIsWrittenAsTheFixture() {
        ChatRequest request = Requests.of(new Message(Role.USER, List.of(
                new Part.Text("What is in the picture?"), new Part.Image("image/jpeg", Requests.PNG))));
        assertSame(expected("r2-request-legacy-q"),
                body(Requests.call(request, Requests.model("claude-sonnet-4.5", new JsonObject())),
                        WireDialect.Q_LEGACY));
    }

    @Test
    void theOlderNameOnTheRuntimeHostKeepsAgentModeInTheBody() {
        JsonObject body = body(Requests.call(Requests.of(Requests.user("u")), Requests.model("m", new JsonObject())),
                WireDialect.RUNTIME_CW);
        assertEquals("vibe", body.get("agentMode").getAsString());
        assertFalse(body.getAsJsonObject("conversationState").has("rootConversationId"));
    }

    @Test
    void failedResultsSaySoInTheirText() {
        ChatRequest request = Requests.of(Requests.user("u"), Requests.calls("t1", "t2", "t3"), Requests.results(
                new Part.ToolResult("t1", List.of(new Part.Text("no such file")), true),
                new Part.ToolResult("t2", List.of(new Part.Text("error: denied")), true),
                new Part.ToolResult("t3", List.of(), false)));
        String text = text(Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME);
        assertTrue(text.contains("\"status\":\"error\",\"content\":[{\"text\":\"Error: no such file\"}]"), text);
        assertTrue(text.contains("{\"text\":\"error: denied\"}"), text);
        assertTrue(text.contains("\"status\":\"success\",\"content\":[{\"text\":\"(no output)\"}]"), text);
    }

    @Test
    void nullsOfACallsInputStayAndNoOtherMemberIsNull() {
        ChatRequest request = Requests.of(Requests.user("u"), new Message(Role.ASSISTANT,
                List.of(new Part.ToolUse("t1", "look", Requests.json("{\"at\":null}")))),
                Requests.results(Requests.result("t1", "r")));
        String text = text(Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME);
        assertTrue(text.contains("\"input\":{\"at\":null}"), text);
        assertEquals(1, text.split("null", -1).length - 1);
    }

    @Test
    void reasoningGoesBackOnlyToModelsThatSignAndNotAfterARefusal() {
        ChatRequest request = Requests.of(Requests.user("u"), new Message(Role.ASSISTANT,
                List.of(new Part.Reasoning("why", "sig"), new Part.Text("a"))), Requests.user("v"));
        UpstreamCall plain = Requests.call(request, Requests.model("m", Requests.NATIVE));
        assertTrue(text(plain, WireDialect.RUNTIME)
                .contains("\"reasoningContent\":{\"reasoningText\":{\"text\":\"why\",\"signature\":\"sig\"}}"));
        UpstreamCall repaired = Requests.call(request, Requests.model("m", Requests.NATIVE), Repair.DROP_REASONING);
        assertFalse(text(repaired, WireDialect.RUNTIME).contains("reasoningContent"));
        UpstreamCall tags = Requests.call(request, Requests.model("m", new JsonObject()));
        assertFalse(text(tags, WireDialect.RUNTIME).contains("reasoningContent"));
    }

    @Test
    void redactedReasoningGoesBackAsItCame() {
        ChatRequest request = Requests.of(Requests.user("u"), new Message(Role.ASSISTANT,
                List.of(new Part.RedactedReasoning("b3BhcXVl"), new Part.Text("a"))), Requests.user("v"));
        assertTrue(text(Requests.call(request, Requests.model("m", Requests.NATIVE)), WireDialect.RUNTIME)
                .contains("\"reasoningContent\":{\"redactedContent\":\"b3BhcXVl\"}"));
    }

    @Test
    void strictSchemasAreARepair() {
        ToolSpec tool = new ToolSpec("look", "d", Requests.json(
                "{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}"));
        ChatRequest request = Requests.of(List.of(Requests.user("u")), List.of(tool), ToolChoice.AUTO);
        assertTrue(text(Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME)
                .contains("additionalProperties"));
        assertFalse(text(Requests.call(request, Requests.model("m", new JsonObject()), Repair.STRICT_SCHEMAS),
                WireDialect.RUNTIME).contains("additionalProperties"));
    }

    @Test
    void tagsAreAskedForOnlyOfModelsWithoutASchema() {
        ChatRequest request = Requests.thinking(0, new Thinking(Thinking.Mode.ENABLED, 9_000, Thinking.Effort.DEFAULT));
        PreparedRequest tags = builder(1_300_000).prepare(
                Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME, "");
        assertTrue(tags.thinkingTags());
        assertTrue(new String(tags.body(), StandardCharsets.UTF_8).contains("<max_thinking_length>9000<"));
        assertFalse(builder(1_300_000).prepare(Requests.call(request, Requests.model("m", Requests.NATIVE)),
                WireDialect.RUNTIME, "").thinkingTags());
    }

    @Test
    void jsonFormsAreAskedForInTheSystemText() {
        ChatRequest request = Requests.format(
                new OutputFormat(OutputFormat.Kind.JSON_SCHEMA, Requests.json("{\"type\":\"object\"}")));
        String content = body(Requests.call(request, Requests.model("m", new JsonObject())), WireDialect.RUNTIME)
                .getAsJsonObject("conversationState").getAsJsonObject("currentMessage")
                .getAsJsonObject("userInputMessage").get("content").getAsString();
        assertTrue(content.contains("one JSON object and nothing else"), content);
        assertTrue(content.contains("{\"type\":\"object\"}"), content);
        assertTrue(content.endsWith("\n\nhi"), content);
    }

    @Test
    void aBodyOverTheWeightedLimitIsNotSent() {
        UpstreamCall call = Requests.call(Requests.of(Requests.user("你".repeat(2_000))),
                Requests.model("m", new JsonObject()));
        UpstreamException e = assertThrows(UpstreamException.class,
                () -> builder(16_000).prepare(call, WireDialect.RUNTIME, ""));
        assertEquals(Kind.CONTEXT_TOO_LARGE, e.failure().kind());
        builder(17_000).prepare(call, WireDialect.RUNTIME, "");
        assertEquals(8 + 8 + 2, BodySize.weighted("你\uD83D\uDE00ab".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void halfASurrogatePairDoesNotBreakTheBody() {
        String text = text(Requests.call(Requests.of(Requests.user("a\uD83Db")), Requests.model("m", new JsonObject())),
                WireDialect.RUNTIME);
        assertTrue(text.contains("\"content\":\"a?b\""), text);
    }

    @Test
    void idsAreTheSamePerAccountAndSessionAndTurn() {
        ChatRequest first = Requests.session("s", Requests.user("u"));
        ChatRequest loop = Requests.session("s", Requests.user("u"), Requests.calls("t1"),
                Requests.results(Requests.result("t1", "r")));
        ChatRequest next = Requests.session("s", Requests.user("u"), Requests.assistant("a"), Requests.user("v"));
        ConversationIds ids = ConversationIds.of(first, "salt", new Random(1));
        assertEquals(ids, ConversationIds.of(loop, "salt", new Random(2)));
        assertEquals(ids.conversation(), ConversationIds.of(next, "salt", new Random(2)).conversation());
        assertNotEquals(ids.continuation(), ConversationIds.of(next, "salt", new Random(2)).continuation());
        assertNotEquals(ids.conversation(), ConversationIds.of(first, "other", new Random(1)).conversation());
    }

    @Test
    void idsOfANamelessConversationAreRandom() {
        Random random = new Random(1);
        ChatRequest request = Requests.session("", Requests.user("u"));
        assertNotEquals(ConversationIds.of(request, "salt", random), ConversationIds.of(request, "salt", random));
    }
}
