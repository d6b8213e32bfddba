package org.kirogate.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
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
                [{"userInputMessage":{"content":"[[say:old]]"}},
                {"assistantResponseMessage":{"content":"[[say:older]]"}}]""");
        assertEquals("Hello from the simulator.", caller.stream(bearer, later).text());
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
    void hangFallsSilentAfterAFewPieces() throws IOException {
        try (RawCall call = new RawCall(kiro)) {
            call.send(bearer, Conversation.saying("[[error:hang]] [[long:100]]"));
            call.responseHead();
            assertEquals("word0 word1 word2 word3 ", DecodedStream.of(call.chunk()).text()
                    + DecodedStream.of(call.chunk()).text());
            assertEquals(1, kiro.activeExchanges());
        }
        Await.until(() -> kiro.activeExchanges() == 0);
    }

    @Test
    void failuresCombineWithPaceAndText() {
        DecodedStream answer = ask("[[slow:9]] [[error:midstream]]\n[[say:something to begin with]]");
        assertEquals("something to begin with", answer.text());
        assertEquals(List.of(9L, 9L), pauses);
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
