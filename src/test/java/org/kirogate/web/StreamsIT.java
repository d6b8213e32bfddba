package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.dialect.AnthropicGrammar;
import org.kirogate.dialect.FoldedAnswer;
import org.kirogate.dialect.OpenAiGrammar;

/** Event streams on the wire: piece by piece, in their grammar, with signs of life and two kinds of failure. */
class StreamsIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static RunningGateway gateway;
    private static String key;
    private static int gates;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1"));
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = Leftovers.narrowKey(gateway, owner);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @AfterEach
    void nothingStaysBehind() {
        Leftovers.none(gateway, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void eachPieceLeavesBeforeTheUpstreamHasTheNext(String path) throws Exception {
        int gate = ++gates;
        gateway.gate(gate).openOnce();
        String text = "[[slow:" + gate + "]] [[say:first piece, second piece, third piece]]";
        try (InputStream stream = opened(path, text)) {
            assertTrue(gateway.gate(gate).reached(20));
            String first = readUntil(stream, "first piece,");
            assertFalse(first.contains("second"), first);
            assertTrue(gateway.gate(gate).reached(20), "the upstream waits before its second piece");
            gateway.gate(gate).openOnce();
            assertFalse(readUntil(stream, "second").contains("third"));
            gateway.gate(gate).open();
            assertTrue(rest(stream).contains("third"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void silenceIsFilledWithSignsOfLife(String path) throws Exception {
        int gate = ++gates;
        String sign = path.equals(OPENAI) ? ": keep-alive\n\n" : "event: ping\ndata: {\"type\":\"ping\"}\n\n";
        gateway.gate(gate).openOnce();
        try (InputStream stream = opened(path, "[[slow:" + gate + "]] [[say:first piece, second piece]]")) {
            readUntil(stream, "first piece,");
            readUntil(stream, sign);
            readUntil(stream, sign);
            gateway.gate(gate).open();
            assertTrue(rest(stream).contains("second"));
        }
    }

    @Test
    void anAnthropicStreamKeepsItsGrammar() {
        HttpResponse<String> answer = ask(ANTHROPIC, "[[think:a thought]] [[long:60]] [[tool:look {\"at\":\"é\"}]]");
        streamHead(answer);
        FoldedAnswer folded = AnthropicGrammar.fold(answer.body());
        assertEquals("tool_use", folded.ending());
        assertTrue(folded.blocks().get(0).contains("a thought"), () -> "" + folded.blocks());
        assertTrue(folded.usage().get("output_tokens").getAsInt() > 0);
        assertFalse(Http.header(answer, "request-id").isEmpty());
    }

    @Test
    void anOpenAiStreamKeepsItsGrammar() {
        HttpResponse<String> answer = ask(OPENAI, "[[think:a thought]] [[long:60]] [[tool:look {\"at\":\"é\"}]]");
        streamHead(answer);
        FoldedAnswer folded = OpenAiGrammar.fold(answer.body(), true);
        assertEquals("tool_calls", folded.ending());
        assertTrue(folded.blocks().get(0).contains("a thought"), () -> "" + folded.blocks());
        assertTrue(folded.usage().get("completion_tokens").getAsInt() > 0);
    }

    @Test
    void anAnthropicStreamThatFailsTellsItAndEndsOrderly() {
        String apart = gateway.person("failing_a").keyApart(4);
        for (String failure : List.of("midstream", "cut")) {
            HttpResponse<String> answer = ask(apart, ANTHROPIC, "[[long:60]] [[error:" + failure + "]]");
            assertEquals(200, answer.statusCode());
            FoldedAnswer folded = AnthropicGrammar.fold(answer.body());
            assertTrue(folded.failed(), answer.body());
            assertFalse(folded.error().get("message").getAsString().isBlank());
        }
    }

    @Test
    void anOpenAiStreamThatFailsTellsItAndDropsTheConnection() throws IOException {
        String apart = gateway.person("failing_o").keyApart(5);
        for (String failure : List.of("midstream", "cut")) {
            try (RawClient client = new RawClient(gateway.port(), 0)) {
                client.post(OPENAI, apart, body("[[long:60]] [[error:" + failure + "]]"));
                String answer = client.readAll();
                assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
                assertTrue(answer.contains("data: {\"error\":{\"message\":"), answer);
                assertFalse(answer.contains("[DONE]"), answer);
                assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "the last chunk says that all is well");
            }
            String ask = body("[[long:60]] [[error:" + failure + "]]");
            try (InputStream stream = gateway.http().open(OPENAI, ask, "x-api-key", apart).body()) {
                assertThrows(IOException.class, () -> rest(stream));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aFailureBeforeTheFirstPieceIsAStatus(String path) {
        String apart = gateway.person(path.equals(OPENAI) ? "early_o" : "early_a").keyApart(2);
        assertEquals(400, ask(apart, path, "[[error:toolong]]").statusCode());
        HttpResponse<String> overloaded = ask(apart, path, "[[error:overloaded]]");
        assertEquals(path.equals(OPENAI) ? 503 : 529, overloaded.statusCode());
        assertTrue(Integer.parseInt(Http.header(overloaded, "retry-after")) > 0);
        assertTrue(Http.header(overloaded, "content-type").startsWith("application/json"));
    }

    @Test
    void theClientSeesNothingOfAFailover() {
        String apart = gateway.person("failing_over").keyApart(4);
        HttpResponse<String> answer = ask(apart, ANTHROPIC, "[[error:badtoken]] [[say:served by another]]");
        streamHead(answer);
        assertEquals(List.of("text:served by another"), AnthropicGrammar.fold(answer.body()).blocks());
        Map<String, String> record = gateway.usage(Http.header(answer, "x-request-id"));
        assertEquals("ok", record.get("outcome"));
        assertTrue(Integer.parseInt(record.get("attempts")) > 1, record.toString());
    }

    private static void streamHead(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(Http.header(answer, "content-type").startsWith("text/event-stream"));
        assertEquals("no-cache", Http.header(answer, "cache-control"));
        assertEquals("", Http.header(answer, "content-encoding"));
        assertEquals("claude-sonnet-4.5", Http.header(answer, "x-kirogate-model"));
        assertFalse(Http.header(answer, "x-request-id").isEmpty());
    }

    private static HttpResponse<String> ask(String path, String text) {
        return ask(key, path, text);
    }

    private static HttpResponse<String> ask(String secret, String path, String text) {
        return gateway.http().send("POST", path, path.equals(OPENAI) ? openAi(text) : anthropic(text), "x-api-key",
                secret, "accept-encoding", "gzip, br");
    }

    private static InputStream opened(String path, String text) {
        return gateway.http().open(path, body(text), "x-api-key", key).body();
    }

    private static String body(String text) {
        return Http.ask(text, true).toString();
    }

    private static String openAi(String text) {
        JsonObject ask = Http.ask(text, true);
        ask.addProperty("reasoning_effort", "medium");
        ask.add("stream_options", parse("{'include_usage':true}"));
        ask.add("tools", parse("{'t':[{'type':'function','function':{'name':'look','parameters':{'type':'object'}}}]}")
                .get("t"));
        return ask.toString();
    }

    private static String anthropic(String text) {
        JsonObject ask = Http.ask(text, true);
        ask.addProperty("max_tokens", 4096);
        ask.add("thinking", parse("{'type':'enabled','budget_tokens':1024}"));
        ask.add("tools", parse("{'t':[{'name':'look','input_schema':{'type':'object'}}]}").get("t"));
        return ask.toString();
    }

    private static JsonObject parse(String text) {
        return com.google.gson.JsonParser.parseString(text).getAsJsonObject();
    }

    private static String readUntil(InputStream stream, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = stream.read();
            assertTrue(next >= 0, () -> "The stream ended with " + read);
            read.append((char) next);
        }
        return read.toString();
    }

    private static String rest(InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
}
