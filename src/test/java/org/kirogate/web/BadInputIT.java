package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Requests that make no sense are refused in the caller's dialect, and nothing of them stays behind. */
class BadInputIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static final int FORTY_MB = 40 * 1024 * 1024;
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
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
    @ValueSource(strings = {"", " ", "not json", "[]", "null", "\"text\"", "{",
        "{\"model\":", "{}x", "{}", "{'model':1}"})
    void whatIsNoJsonObjectIsRefused(String body) {
        refused(400, OPENAI, body.getBytes(StandardCharsets.UTF_8));
        refused(400, ANTHROPIC, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void tenThousandLevelsAreRefused(String path) {
        refused(400, path, ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8));
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        refused(400, path, deep.getBytes(StandardCharsets.UTF_8));
        String hidden = Http.ask("Hello", false).toString()
                .replace("\"stream\"", "\"metadata\":" + deep + ",\"stream\"");
        refused(400, path, hidden.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void bytesThatAreNoUtf8AreRefused(String path) {
        byte[] body = Http.ask("Hello ?", false).toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < body.length; i++) {
            body[i] = body[i] == '?' ? (byte) 0xff : body[i];
        }
        refused(400, path, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void fortyMegabytesAreRefusedReadably(String path) {
        HttpResponse<String> announced = gateway.http().sendBytes("POST", path, new byte[FORTY_MB], "x-api-key", key);
        shape(413, path, announced);
        HttpResponse<String> chunked = gateway.http().upload(path,
                HttpRequest.BodyPublishers.ofInputStream(BadInputIT::fortyMegabytesOfJson), "x-api-key", key);
        shape(413, path, chunked);
    }

    @Test
    void fiveMegabytesInChunksAreServed() {
        String big = Http.ask("x".repeat(64) + " [[say:read it]]", false).toString()
                .replace("\"stream\"", "\"metadata\":{\"pad\":\"" + "y".repeat(5 * 1024 * 1024) + "\"},\"stream\"");
        HttpResponse<String> answer = gateway.http().upload(ANTHROPIC,
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(big.getBytes(StandardCharsets.UTF_8))),
                "x-api-key", key);
        assertTrue(Http.ok(answer).toString().contains("read it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void wrongTypesInAnyFieldAreToldByTheirPathAndNeverBreakTheGateway(String path) {
        JsonObject good = full(path);
        assertEquals(200, gateway.http().chat(path, key, good).statusCode());
        List<JsonElement> wrong = List.of(new JsonPrimitive(7.5), new JsonPrimitive("wrong"), new JsonPrimitive(true),
                new JsonObject(), new JsonArray(), JsonNull.INSTANCE);
        for (JsonObject spoilt : spoilt(good, wrong)) {
            HttpResponse<String> answer = gateway.http().chat(path, key, spoilt);
            if (answer.statusCode() == 404) {
                assertTrue(answer.body().contains("wrong"), "only an unknown model: " + answer.body());
            } else if (answer.statusCode() != 200) {
                shape(400, path, answer);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void anUnknownModelIsNotFound(String path) {
        JsonObject ask = Http.ask("Hello", true);
        ask.addProperty("model", "gpt-none");
        HttpResponse<String> answer = gateway.http().chat(path, key, ask);
        shape(404, path, answer);
        assertTrue(Http.json(answer).get("detail").getAsString().contains("gpt-none"));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aBodyThatStopsHalfWayIsRefused(String path) throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(path, key, 1000) + "{\"model\":");
            client.endOutput();
            // The container answers in its own words here: what reads a body may not speak once it broke off.
            assertTrue(client.readAll().startsWith("HTTP/1.1 400 "));
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfItsBodyLeavesNothing() throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(OPENAI, key, 1000, "expect: 100-continue"));
            client.readUntil("HTTP/1.1 100");
            client.send("{\"model\":");
        }
    }

    @Test
    void whoMayNotCallIsToldBeforeTheBodyIsRead() throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(OPENAI, "sk-nobody", FORTY_MB));
            assertTrue(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 401 "));
        }
    }

    private static void refused(int status, String path, byte[] body) {
        shape(status, path, gateway.http().sendBytes("POST", path, body, "x-api-key", key));
    }

    /** The refusal's shape in the path's dialect. */
    private static void shape(int status, String path, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(Http.header(answer, "content-type").startsWith("application/json"));
        assertFalse(Http.header(answer, "x-request-id").isEmpty());
        JsonObject body = Http.json(answer);
        JsonObject error = body.getAsJsonObject("error");
        assertFalse(error.get("message").getAsString().isBlank());
        assertFalse(body.get("detail").getAsString().isBlank());
        if (path.equals(OPENAI)) {
            assertTrue(error.has("type") && error.has("param") && error.has("code"), answer.body());
        } else {
            assertEquals("error", body.get("type").getAsString());
            assertEquals(Http.header(answer, "request-id"), body.get("request_id").getAsString());
        }
    }

    private static InputStream fortyMegabytesOfJson() {
        byte[] start = "{\"model\":\"".getBytes(StandardCharsets.UTF_8);
        byte[] rest = new byte[FORTY_MB];
        java.util.Arrays.fill(rest, (byte) 'x');
        return new SequenceInputStream(new ByteArrayInputStream(start), new ByteArrayInputStream(rest));
    }

    /** A request that uses much of what the dialect knows. */
    private static JsonObject full(String path) {
        String tool = path.equals(OPENAI)
                ? "{'type':'function','function':{'name':'look','description':'Looks.','parameters':{'type':'object'}}}"
                : "{'name':'look','description':'Looks.','input_schema':{'type':'object'}}";
        String called = path.equals(OPENAI)
                ? "{'role':'assistant','content':'I look','tool_calls':[{'id':'call_1','type':'function','function':"
                        + "{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'call_1','content':'a tree'}"
                : "{'role':'assistant','content':[{'type':'text','text':'I look'},{'type':'tool_use','id':'toolu_1',"
                        + "'name':'look','input':{}}]},{'role':'user','content':[{'type':'tool_result',"
                        + "'tool_use_id':'toolu_1','content':[{'type':'text','text':'a tree'}],'is_error':false}]}";
        String more = path.equals(OPENAI)
                ? "'stop':['END'],'n':1,'tool_choice':'auto','reasoning_effort':'low','seed':1,"
                        + "'response_format':{'type':'text'},'stream_options':{'include_usage':true},'stream':true"
                : "'system':[{'type':'text','text':'Be kind.'}],'stop_sequences':['END'],'tool_choice':{'type':'auto'},"
                        + "'metadata':{'user_id':'u'},'thinking':{'type':'enabled','budget_tokens':1024},'top_k':1";
        return JsonParser.parseString("{'model':'claude-sonnet-4-5','max_tokens':4096,'temperature':1,'tools':[" + tool
                + "],'messages':[{'role':'user','content':[{'type':'text','text':'Look'}]}," + called + "],"
                + more + "}").getAsJsonObject();
    }

    /** The request with one element after the other put into each place. */
    private static List<JsonObject> spoilt(JsonObject good, List<JsonElement> wrong) {
        List<JsonObject> requests = new ArrayList<>();
        int places = places(good);
        for (int place = 1; place <= places; place++) {
            for (JsonElement value : wrong) {
                JsonObject request = good.deepCopy();
                put(request, new int[] {place}, value);
                requests.add(request);
            }
        }
        return requests;
    }

    private static int places(JsonElement element) {
        int count = 0;
        for (JsonElement child : children(element)) {
            count += 1 + places(child);
        }
        return count;
    }

    private static List<JsonElement> children(JsonElement element) {
        if (element.isJsonArray()) {
            return element.getAsJsonArray().asList();
        }
        return element.isJsonObject() ? new ArrayList<>(element.getAsJsonObject().asMap().values()) : List.of();
    }

    private static void put(JsonElement element, int[] left, JsonElement value) {
        if (element.isJsonObject()) {
            for (String name : List.copyOf(element.getAsJsonObject().keySet())) {
                if (--left[0] == 0) {
                    element.getAsJsonObject().add(name, value);
                    return;
                }
                put(element.getAsJsonObject().get(name), left, value);
            }
        } else if (element.isJsonArray()) {
            for (int i = 0; i < element.getAsJsonArray().size(); i++) {
                if (--left[0] == 0) {
                    element.getAsJsonArray().set(i, value);
                    return;
                }
                put(element.getAsJsonArray().get(i), left, value);
            }
        }
    }
}
