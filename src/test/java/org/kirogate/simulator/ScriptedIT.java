package org.kirogate.simulator;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.kirogate.simulator.account.SimAccount;
import org.kirogate.simulator.account.Trouble;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.script.Fixture;
import org.kirogate.simulator.script.Fixtures;
import org.kirogate.simulator.stream.FrameEncoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Scripts, captures and the control API. */
class ScriptedIT {

    private Simulator kiro;
    private Caller caller;

    @BeforeEach
    void start() {
        kiro = Simulator.start(SimOptions.scripted());
        caller = new Caller(kiro);
        kiro.addAccount(SimAccount.social("A").withRefreshToken("aor-fixture-1"));
        kiro.addAccount(SimAccount.social("B"));
    }

    @AfterEach
    void stop() {
        kiro.close();
    }

    private HttpResponse<byte[]> ask(String account, String text) {
        return caller.generate(kiro.accessToken(account), Conversation.saying(text));
    }

    static List<String> everyWholeAnswer() {
        return Fixtures.names("GenerateAssistantResponse").stream()
                .filter(name -> !SimJson.string(response(name), "end").equals("hang"))
                .filter(name -> SimJson.member(Fixtures.load(name).json(), "match").size() == 0).toList();
    }

    private static JsonObject response(String name) {
        return SimJson.member(Fixtures.load(name).json(), "response");
    }

    @ParameterizedTest
    @MethodSource("everyWholeAnswer")
    void everyFixtureIsPlayedAsItIsWritten(String name) {
        Fixture fixture = Fixtures.load(name);
        kiro.play(fixture);
        HttpResponse<byte[]> answer = ask("A", "hello");
        assertEquals(SimJson.number(response(name), "status", 0), answer.statusCode());
        SimJson.member(response(name), "headers").entrySet().forEach(header -> assertEquals(
                header.getValue().getAsString(), answer.headers().firstValue(header.getKey()).orElse("none")));
        if (SimJson.string(response(name), "kind").equals("eventstream")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            fixture.turns().get(0).reply().frames().forEach(frame -> bytes.writeBytes(FrameEncoder.encode(frame)));
            assertArrayEquals(bytes.toByteArray(), answer.body());
        } else {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            String written = SimJson.isString(response(name).get("body")) ? SimJson.string(response(name), "body")
                    : response(name).get("body").toString();
            assertEquals(written, body);
        }
        assertEquals(List.of(), kiro.unmatched());
        assertEquals(List.of(), kiro.turnsLeft());
    }

    @Test
    void aCallWithoutATurnFailsAndIsNamed() {
        HttpResponse<byte[]> answer = ask("A", "hello");
        assertEquals(500, answer.statusCode());
        String message = SimJson.string(Caller.body(answer), "message");
        assertTrue(message.contains("GenerateAssistantResponse #0 (runtime, POST /, credential A)"), message);
        assertEquals(1, kiro.unmatched().size());
        assertEquals("unmatched", kiro.calls().get(0).outcome());
    }

    @Test
    void aScriptOnlySimulatorAnswersNoRefreshByItself() {
        try (Simulator strict = Simulator.start(SimOptions.scripted().scriptOnly())) {
            strict.addAccount(SimAccount.social("A"));
            String body = "{\"refreshToken\":\"" + strict.refreshToken("A") + "\"}";
            assertEquals(500, new Caller(strict).json("/refreshToken", body).statusCode());
            assertEquals(1, strict.unmatched().size());
        }
    }

    @Test
    void theSequenceOfAnExpiredTokenPlaysThrough() {
        kiro.play(Fixtures.load("97-sequence-expired-then-refresh"));
        assertEquals(403, ask("A", "hello").statusCode());
        HttpResponse<byte[]> refreshed = caller.json("/refreshToken", "{\"refreshToken\":\"aor-fixture-1\"}");
        String access = SimJson.string(Caller.body(refreshed), "accessToken");
        assertEquals("aoa-fixture-2", access);
        assertEquals("Hello, world.", caller.stream(access, Conversation.saying("hello")).text());
        assertEquals(List.of(), kiro.turnsLeft());
        assertEquals(2, kiro.count(Operation.GENERATE));
    }

    @Test
    void theSequenceOfAFailoverWantsTheRightCredential() {
        kiro.play(Fixtures.load("98-sequence-failover"));
        assertEquals(402, ask("A", "hello").statusCode());
        assertEquals(500, ask("A", "hello").statusCode());
        assertEquals(200, ask("B", "hello").statusCode());
    }

    @Test
    void callsAreCapturedWithoutTheirBearer() {
        kiro.play(Fixtures.load("01-text-reply"));
        ask("A", "hello");
        CapturedCall call = kiro.calls(Operation.GENERATE).get(0);
        assertEquals("A", call.credential());
        assertEquals("runtime", call.dialect());
        assertEquals("[redacted]", call.headers().get("authorization"));
        assertEquals("scripted: 01-text-reply", call.outcome());
        assertTrue(call.body().toString().contains("hello"));
    }

    @Test
    void anUnknownOperationDoesNotExist() {
        HttpResponse<byte[]> byTarget = caller.target("Nonsense", "", "{}");
        HttpResponse<byte[]> byPath = caller.json("/nonsense", "{}");
        assertEquals(404, byTarget.statusCode());
        assertEquals(404, byPath.statusCode());
        assertEquals("UnknownOperationException", SimJson.string(Caller.body(byPath), "__type"));
    }

    @Test
    void turnsCanBePostedAndCallsReadOverHttp() {
        String turns = """
                [{"match":{"userInputContains":"tool"},"times":0,
                "response":{"toolCalls":[{"name":"f","input":{"a":1}}]}},
                {"response":{"text":"posted"},"faults":{"splitEvery":5}},{"use":"12-truncated-text-clean-eof"}]""";
        HttpResponse<byte[]> added = caller.json("/__control/turns", turns);
        assertEquals("{\"added\":2}", new String(added.body(), StandardCharsets.UTF_8));
        String bearer = kiro.accessToken("A");
        assertEquals("posted", caller.stream(bearer, Conversation.saying("hello")).text());
        assertEquals(List.of("{\"a\":1}"), List.copyOf(caller.stream(bearer, Conversation.saying("tool")).toolInputs()
                .values()));
        assertFalse(caller.stream(bearer, Conversation.saying("hello")).complete());
        JsonArray requests = Caller.body(caller.get("/__control/requests", "")).getAsJsonArray("requests");
        assertEquals(3, requests.size());
        assertFalse(requests.toString().contains(bearer));
        assertEquals(3, Caller.body(caller.get("/__control/state", "")).getAsJsonObject("calls")
                .get("GenerateAssistantResponse").getAsInt());
    }

    @Test
    void aWrongTurnIsRefusedWithItsFault() {
        HttpResponse<byte[]> answer = caller.json("/__control/turns", "{\"match\":{\"nonsense\":1},\"response\":{}}");
        assertEquals(400, answer.statusCode());
        assertTrue(SimJson.string(Caller.body(answer), "message").contains("nonsense"));
    }

    @Test
    void resetForgetsTurnsAndCallsButNoAccount() {
        kiro.play(Fixtures.load("01-text-reply"));
        ask("B", "hello");
        kiro.play(Fixtures.load("01-text-reply"));
        caller.json("/__control/reset", "");
        assertEquals(List.of(), kiro.turnsLeft());
        assertEquals(List.of(), kiro.calls());
        assertEquals(0, kiro.count(Operation.GENERATE));
        assertEquals("B", kiro.account("B").name());
    }

    @Test
    void theClockAndTheAccountsAreControlledOverHttp() {
        kiro.play(Fixtures.load("01-text-reply"));
        String bearer = kiro.accessToken("A");
        caller.json("/__control/clock", "{\"advanceSeconds\":4000}");
        assertEquals(403, caller.generate(bearer, Conversation.saying("hello")).statusCode());
        caller.json("/__control/accounts/A", "{\"suspended\":true}");
        assertTrue(kiro.account("A").has(Trouble.SUSPENDED));
        assertEquals(400, caller.json("/__control/accounts/A", "{\"sick\":true}").statusCode());
        assertEquals(400, caller.json("/__control/nothing", "").statusCode());
    }

    @Test
    void mcpFixturesArePlayedForTheirQuestion() {
        kiro.play(Fixtures.load("84-mcp-web-search"));
        kiro.play(Fixtures.load("86-mcp-tools-list"));
        Map<String, String> headers = Map.of("content-type", "application/json", "x-amzn-kiro-profile-arn",
                SimAccount.SOCIAL_ARN);
        HttpResponse<byte[]> tools = caller.post("/mcp", kiro.accessToken("A"), headers,
                "{\"id\":\"t\",\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}");
        assertEquals("tools_list", SimJson.string(Caller.body(tools), "id"));
        assertEquals(List.of("84-mcp-web-search"), kiro.turnsLeft());
    }

    @Test
    void aPostedArrayMustBeJson() {
        assertEquals(400, caller.json("/__control/turns", "[{").statusCode());
    }
}
