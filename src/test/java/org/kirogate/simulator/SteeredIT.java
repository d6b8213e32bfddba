package org.kirogate.simulator;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.pace.Hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The steered model: every mark, alone and together. */
class SteeredIT {

    private final List<Long> pauses = new ArrayList<>();
    private Simulator kiro;
    private Caller caller;
    private String bearer;

    @BeforeEach
    void start() {
        kiro = Simulator.start(SimOptions.steered().withPauses(millis -> {
            pauses.add(millis);
            return Hold.NONE;
        }));
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A"));
        kiro.addAccount(SimAccount.social("B"));
        bearer = kiro.accessToken("A");
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private DecodedStream ask(String text) {
        return caller.stream(bearer, Conversation.saying(text));
    }

    @Test
    void withoutAMarkItGreetsInPiecesOfTwelve() {
        DecodedStream answer = ask("who are you?");
        assertEquals("Hello from the simulator.", answer.text());
        assertEquals(List.of("Hello from t", "he simulator", "."), answer.frames("assistantResponseEvent").stream()
                .map(frame -> frame.json().get("content").getAsString()).toList());
        assertTrue(answer.complete());
        assertEquals("END_TURN", answer.stopReason());
    }

    @Test
    void theTailCarriesCreditsAndAPercentageThatGrowWithTheText() {
        DecodedStream little = ask("hi");
        DecodedStream much = ask("hi".repeat(10_000) + "[[long:500]]");
        assertTrue(number(little, "meteringEvent", "usage") > 0);
        assertTrue(number(much, "meteringEvent", "usage") > 10 * number(little, "meteringEvent", "usage"));
        double percentage = number(much, "contextUsageEvent", "contextUsagePercentage");
        assertTrue(percentage > 2.5 && percentage < 4, () -> "about 6000 of 200,000 tokens, but " + percentage);
        assertTrue(kiro.account("A").creditsUsed() > 0);
    }

    private static double number(DecodedStream answer, String type, String member) {
        return answer.frames(type).get(0).json().get(member).getAsDouble();
    }

    @Test
    void sayAnswersItsText() {
        assertEquals("\u4f60\u597d, \ud83d\ude00!", ask("now [[say:\u4f60\u597d, \ud83d\ude00!]] please").text());
    }

    @Test
    void longAnswersNumberedWords() {
        assertEquals("word0 word1 word2 word3", ask("[[long:4]]").text());
    }

    @Test
    void slowWaitsBeforeEveryPiece() {
        DecodedStream answer = ask("[[slow:250]] [[long:4]]");
        assertEquals(answer.frames("assistantResponseEvent").size(), pauses.size());
        assertTrue(pauses.stream().allMatch(millis -> millis == 250), pauses::toString);
    }

    @Test
    void marksInEarlierTurnsAreNotObeyed() {
        Conversation later = Conversation.saying("and now?").history("""
                [{"userInputMessage":{"content":"[[say:old]]"}},{"assistantResponseMessage":{"content":"[[say:older]]"}}]""");
        assertEquals("Hello from the simulator.", caller.stream(bearer, later).text());
    }

    private static Conversation withResults(String text, String results) {
        return Conversation.saying(text).history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":" ","toolUses":[
                {"toolUseId":"t1","name":"f","input":{"q":1}},{"toolUseId":"t2","name":"g","input":{}}]}}]""")
                .context("{\"toolResults\":" + results + "}").tools("f", "g");
    }

    private static final String RESULTS = """
            [{"toolUseId":"t1","status":"success","content":[{"text":"one [[say:no]]"}]},
            {"toolUseId":"t2","status":"error","content":[{"text":"two"}]}]""";

    @Test
    void toolResultsAreRepeatedAndTheirMarksAreNotObeyed() {
        assertEquals("TOOL_RESULT one [[say:no]] | ERROR two", caller.stream(bearer, withResults("", RESULTS)).text());
    }

    @Test
    void sayLongEchoAndToolSteerTheTurnThatBringsResults() {
        assertEquals("mine", caller.stream(bearer, withResults("[[say:mine]]", RESULTS)).text());
        assertEquals("word0", caller.stream(bearer, withResults("[[long:1]]", RESULTS)).text());
        DecodedStream again = caller.stream(bearer, withResults("[[tool:f {\"q\":2}]]", RESULTS));
        assertEquals(List.of("{\"q\":2}"), List.copyOf(again.toolInputs().values()));
        assertTrue(caller.stream(bearer, withResults("[[echo]]", RESULTS)).text().startsWith("{\"seen\":"));
    }

    @Test
    void anOfferedToolIsCalledAfterAShortText() {
        DecodedStream answer = caller.stream(bearer,
                Conversation.saying("[[tool:f {\"path\":\"/tmp/\u4f60\u597d\",\"n\":[[1]]}]]").tools("f"));
        assertFalse(answer.text().isBlank());
        assertEquals("assistantResponseEvent", answer.types().get(0));
        Map.Entry<String, String> call = answer.toolInputs().entrySet().iterator().next();
        assertTrue(call.getKey().matches("tooluse_[0-9a-f]{22} f"), call.getKey());
        assertEquals("{\"path\":\"/tmp/\u4f60\u597d\",\"n\":[[1]]}", call.getValue());
        assertTrue(answer.complete());
    }

    @Test
    void severalToolsAreCalledInOneTurn() {
        DecodedStream answer = caller.stream(bearer,
                Conversation.saying("[[say:go]]\n[[tool:f {\"a\":1}]] [[tool:g {\"b\":2}]] [[tool:f {\"a\":1}]]")
                        .tools("f", "g"));
        assertEquals("go", answer.text());
        assertEquals(List.of("{\"a\":1}", "{\"b\":2}", "{\"a\":1}"), List.copyOf(answer.toolInputs().values()));
    }

    @Test
    void aToolThatIsNotOfferedIsNotCalled() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:h {}]]").tools("f"));
        assertEquals(Map.of(), answer.toolInputs());
        assertEquals("Hello from the simulator.", answer.text());
    }

    @Test
    void aToolIsFoundUnderItsShortenedName() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:my.tool {\"a\":1}]]")
                .tools("other", "my_tool_" + sha256("my.tool")));
        assertTrue(answer.toolInputs().keySet().iterator().next().endsWith(" my_tool_" + sha256("my.tool")));
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void someToolTurnsSayEndTurnAndSomeEmptyCallsHaveNoStop() {
        int endTurn = 0;
        int withoutStop = 0;
        for (int turn = 0; turn < 100; turn++) {
            DecodedStream answer = caller.stream(bearer, Conversation.saying("[[tool:f]]").tools("f"));
            endTurn += answer.stopReason().equals("END_TURN") ? 1 : 0;
            withoutStop += answer.frames("toolUseEvent").size() == 1 ? 1 : 0;
        }
        assertTrue(endTurn > 20 && endTurn < 70, "of 100 tool turns said END_TURN: " + endTurn);
        assertTrue(withoutStop > 20 && withoutStop < 80, "of 100 empty calls had no stop: " + withoutStop);
    }

    @Test
    void thinkReasonsFirstWhereThinkingWasAskedFor() {
        Conversation asked = Conversation.saying("[[think:step one, step two]] [[say:done]]").model("claude-sonnet-5")
                .with("additionalModelRequestFields", "{\"thinking\":{\"type\":\"adaptive\"}}");
        DecodedStream answer = caller.stream(bearer, asked);
        assertEquals("step one, step two", answer.joined("reasoningContentEvent", "text"));
        assertNotEquals("", answer.joined("reasoningContentEvent", "signature"));
        assertEquals("done", answer.text());
        assertEquals("reasoningContentEvent", answer.types().get(0));
    }

    @Test
    void thinkIsIgnoredWhereThinkingWasNotAskedFor() {
        DecodedStream answer = ask("[[think:secret]] [[say:done]]");
        assertEquals("done", answer.text());
        assertEquals(List.of(), answer.frames("reasoningContentEvent"));
    }

    @Test
    void omittedThinkingBringsTheSignatureOnly() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:secret]]").model("claude-opus-5")
                .with("additionalModelRequestFields", "{\"thinking\":{\"type\":\"adaptive\",\"display\":\"omitted\"}}"));
        assertEquals("", answer.joined("reasoningContentEvent", "text"));
        assertNotEquals("", answer.joined("reasoningContentEvent", "signature"));
    }

    @Test
    void gptReasoningIsOpaqueAndComesLast() {
        DecodedStream answer = caller.stream(bearer, Conversation.saying("[[think:secret]]").model("gpt-5.6-sol")
                .with("additionalModelRequestFields", "{\"reasoning\":{\"effort\":\"low\"}}"));
        assertEquals("reasoningContentEvent", answer.types().get(answer.types().size() - 4));
        String redacted = answer.joined("reasoningContentEvent", "redactedContent");
        Conversation replay = Conversation.saying("go on").model("gpt-5.6-sol").history("""
                [{"userInputMessage":{"content":"a"}},{"assistantResponseMessage":{"content":"b",
                "reasoningContent":{"redactedContent":"%s"}}}]""".formatted(redacted));
        assertTrue(caller.stream(bearer, replay).complete());
    }

    @Test
    void tagsInThePromptBringTagsInTheText() {
        String tags = "<thinking_mode>enabled</thinking_mode><max_thinking_length>2000</max_thinking_length>";
        assertEquals("<thinking>hm</thinking>\n\ndone", ask(tags + "\n\n[[think:hm]] [[say:done]]").text());
    }

    @Test
    void echoTellsEverythingItReceived() {
        Conversation asked = withResults("[[echo]] this turn", RESULTS)
                .userWith("images", "[{\"format\":\"png\",\"source\":{\"bytes\":\"iVBORw0KGgo=\"}}]");
        JsonObject echo = JsonParser.parseString(caller.stream(bearer, asked).text()).getAsJsonObject();
        assertEquals(List.of("seen", "images", "tools", "model"), List.copyOf(echo.keySet()));
        String seen = echo.get("seen").getAsString();
        for (String part : List.of("a", "f {\"q\":1}", "g {}", "one [[say:no]]", "two", "[[echo]] this turn")) {
            assertTrue(seen.contains(part), () -> part + " in " + seen);
        }
        assertEquals(1, echo.get("images").getAsInt());
        assertEquals("[\"f\",\"g\"]", echo.get("tools").toString());
        assertEquals("claude-sonnet-4.5", echo.get("model").getAsString());
    }

    @ParameterizedTest
    @CsvSource({"throttle,429 USER_REQUEST_RATE_EXCEEDED", "overloaded,429 INSUFFICIENT_MODEL_CAPACITY",
        "toolong,400 CONTENT_LENGTH_EXCEEDS_THRESHOLD", "internal,500 ''", "quota,402 MONTHLY_REQUEST_COUNT",
        "suspended,403 TEMPORARILY_SUSPENDED", "badtoken,403 ''"})
    void failuresBeforeTheStreamLookLikeTheServices(String kind, String expected) {
        HttpResponse<byte[]> response = caller.generate(bearer, Conversation.saying("[[error:" + kind + "]]"));
        assertEquals(expected.replace("''", ""), Caller.reason(response));
        boolean throttle = kind.equals("throttle");
        assertEquals(throttle, response.headers().firstValue("retry-after").isPresent());
        assertEquals(throttle, Caller.body(response).has("retryAfterMilliseconds"));
        assertEquals(200, caller.generate(bearer, Conversation.saying("hello")).statusCode());
    }

    @Test
    void aBadTokenIsBadForTheFirstThatBringsTheTextOnly() {
        Conversation bad = Conversation.saying("[[error:badtoken]] x");
        String other = kiro.accessToken("B");
        assertEquals(403, caller.generate(bearer, bad).statusCode());
        assertEquals(403, caller.generate(kiro.accessToken("A"), bad).statusCode());
        assertEquals(200, caller.generate(other, bad).statusCode());
        assertEquals(403, caller.generate(other, Conversation.saying("[[error:badtoken]] y")).statusCode());
    }

    @Test
    void midstreamEndsInAnExceptionAfterAFewPieces() {
        DecodedStream answer = ask("[[error:midstream]] [[long:100]]");
        assertEquals(List.of("assistantResponseEvent", "assistantResponseEvent", "error"), answer.types());
        assertEquals("exception", answer.frames().get(2).headers().get(":message-type"));
    }

    @Test
    void cutEndsTheConnectionInsideTheStream() {
        assertThrows(UncheckedIOException.class, () -> ask("[[error:cut]]"));
    }

    @Test
    void everyDialectReachesTheModel() {
        String body = Conversation.saying("hello").json().toString();
        Map<String, String> rest = Map.of("content-type", "application/json");
        Map<String, String> cw = Map.of("content-type", "application/x-amz-json-1.0", "x-amz-target",
                "AmazonCodeWhispererStreamingService.GenerateAssistantResponse");
        List<HttpResponse<byte[]>> answers = List.of(caller.post("/", bearer, Caller.RUNTIME, body),
                caller.post("/", bearer, cw, body), caller.post("/generateAssistantResponse/", bearer, rest, body),
                caller.post("/SendMessageStreaming", bearer, rest, body));
        answers.forEach(answer -> assertEquals("Hello from the simulator.", DecodedStream.of(answer.body()).text()));
        assertEquals(List.of("runtime", "runtime-cw", "q-legacy", "q-legacy"),
                kiro.calls().stream().map(CapturedCall::dialect).toList());
        assertTrue(answers.get(0).headers().firstValue("x-amzn-kiro-conversation-id").isPresent());
        assertTrue(answers.get(2).headers().firstValue("x-amzn-codewhisperer-conversation-id").isPresent());
        assertEquals("SendMessage", kiro.calls().get(3).operation());
    }

    @Test
    void webSearchFindsOnePage() {
        String search = """
                {"id":"w1","jsonrpc":"2.0","method":"tools/call","params":{"name":"web_search",
                "arguments":{"query":"rivers"}},"profileArn":"%s"}""".formatted(SimAccount.SOCIAL_ARN);
        JsonObject answer = Caller.body(caller.post("/", bearer, Map.of("content-type", "application/x-amz-json-1.0",
                "x-amz-target", "KiroRuntimeService.InvokeMCP"), search));
        String text = answer.getAsJsonObject("result").getAsJsonArray("content").get(0).getAsJsonObject().get("text")
                .getAsString();
        assertEquals("w1", answer.get("id").getAsString());
        assertTrue(JsonParser.parseString(text).getAsJsonObject().getAsJsonArray("results").get(0).toString()
                .contains("rivers"));
        JsonObject legacy = Caller.body(caller.post("/mcp", bearer, Map.of("content-type", "application/json",
                "x-amzn-kiro-profile-arn", SimAccount.SOCIAL_ARN),
                "{\"id\":\"l\",\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}"));
        assertTrue(legacy.getAsJsonObject("result").has("tools"));
    }
}
