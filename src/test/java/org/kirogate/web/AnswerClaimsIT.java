package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** What every answer has, and what requests may say without being refused. */
class AnswerClaimsIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "answers").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void everyJsonAnswerSaysThatItIsJson(Operations operation) {
        List<HttpResponse<String>> answers = List.of(
                operation.ask(gateway, "x-api-key", key),
                operation.ask(gateway),
                gateway.http().send("DELETE", operation.path(), "", "x-api-key", key),
                gateway.http().send("POST", operation.path(), "no json", "x-api-key", key),
                gateway.http().send("GET", operation.path() + "/none/such", "", "x-api-key", key),
                gateway.http().send("GET", "/api/hello", ""),
                gateway.http().send("GET", "/health", ""));
        for (HttpResponse<String> answer : answers) {
            String what = answer.request().uri() + " " + answer.statusCode();
            assertTrue(Http.header(answer, "content-type").startsWith("application/json"), what);
            assertTrue(JsonParser.parseString(answer.body()).isJsonObject(), what);
        }
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void everySpellingOfEveryOperationIsServed(Operations operation) {
        for (String path : operation.spellings()) {
            Http.ok(gateway.http().send(operation.method(), path, operation.body(), "x-api-key", key));
            String asked = path + "?beta=true&x=%2F";
            Http.ok(gateway.http().send(operation.method(), asked, operation.body(), "x-api-key", key));
        }
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void aWrongMethodIs405InJsonInTheShapeOfItsApi(Operations operation) {
        for (String path : operation.spellings()) {
            String wrong = operation.method().equals("GET") ? "POST" : "GET";
            HttpResponse<String> answer = gateway.http().send(wrong, path, "", "x-api-key", key);
            assertEquals(405, answer.statusCode(), path);
            assertTrue(Http.header(answer, "allow").contains(operation.method()));
            assertEquals(operation.anthropic(), Http.json(answer).has("request_id"), answer.body());
        }
        HttpResponse<String> anthropic =
                gateway.http().send("PUT", "/v1/models", "", "anthropic-version", "2023-06-01");
        assertEquals("error", Http.json(anthropic).get("type").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json;charset=UTF-8", "text/plain",
        "application/json; charset=\"utf-8\"", "application/x-www-form-urlencoded"})
    void theContentTypeOfABodyIsNoReasonToRefuseOrMisreadIt(String type) {
        for (String path : List.of(OPENAI, ANTHROPIC)) {
            HttpResponse<String> answer = gateway.http().send("POST", path,
                    Http.ask("[[say:你好 🌏]]", false).toString(), "x-api-key", key, "content-type", type);
            assertTrue(Http.ok(answer).toString().contains("你好 🌏"), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "text/event-stream", "text/html"})
    void whatTheClientAcceptsSaysNothingAboutStreaming(String accept) {
        for (boolean stream : new boolean[] {true, false}) {
            HttpResponse<String> answer = gateway.http().send("POST", ANTHROPIC,
                    Http.ask("Hello", stream).toString(), "x-api-key", key, "accept", accept);
            String type = stream ? "text/event-stream" : "application/json";
            assertTrue(Http.header(answer, "content-type").startsWith(type), accept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void unknownFieldsAreIgnoredAtEveryLevel(String path) {
        JsonObject ask = rich(path);
        Http.ok(gateway.http().chat(path, key, ask));
        for (JsonObject level : objects(ask)) {
            level.addProperty("from_next_year", true);
            level.add("and_deep", JsonParser.parseString("{\"a\":[null,1,{\"b\":\"c\"}]}"));
        }
        Http.ok(gateway.http().chat(path, key, ask));
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void nullMeansAbsentForEveryOptionalParameter(String path) {
        List<String> optional = path.equals(OPENAI)
                ? List.of("stream", "stream_options", "max_tokens", "max_completion_tokens", "temperature", "top_p",
                        "presence_penalty", "frequency_penalty", "logit_bias", "seed", "user", "metadata", "store",
                        "service_tier", "stop", "n", "tools", "tool_choice", "parallel_tool_calls",
                        "functions", "function_call", "response_format", "reasoning_effort", "logprobs", "top_logprobs",
                        "modalities", "audio", "prediction", "verbosity", "web_search_options", "prompt_cache_key")
                : List.of("stream", "system", "temperature", "top_p", "top_k", "stop_sequences", "tools", "tool_choice",
                        "thinking", "metadata", "service_tier", "container", "context_management", "output_config",
                        "mcp_servers", "cache_control", "inference_geo", "speed", "diagnostics", "safeguards");
        JsonObject ask = Http.ask("[[say:here]]", false);
        optional.forEach(name -> ask.add(name, JsonNull.INSTANCE));
        if (path.equals(ANTHROPIC)) {
            ask.addProperty("max_tokens", 100);
        }
        assertTrue(Http.ok(gateway.http().chat(path, key, ask)).toString().contains("here"));
    }

    @Test
    void everyAnswerHasARequestIdOfItsOwnAlsoErrorsAndStreams() {
        Set<String> ids = new HashSet<>();
        int answers = 0;
        for (String path : List.of(OPENAI, ANTHROPIC)) {
            for (HttpResponse<String> answer : List.of(
                    gateway.http().chat(path, key, Http.ask("Hello", false)),
                    gateway.http().chat(path, key, Http.ask("Hello", true)),
                    gateway.http().chat(path, "sk-wrong", Http.ask("Hello", true)),
                    gateway.http().send("POST", path, "no json", "x-api-key", key),
                    gateway.http().send("GET", path, ""),
                    gateway.http().send("GET", path + "/none", ""))) {
                assertTrue(Http.header(answer, "x-request-id").startsWith("req_"));
                if (path.equals(ANTHROPIC)) {
                    assertEquals(Http.header(answer, "x-request-id"), Http.header(answer, "request-id"));
                }
                ids.add(Http.header(answer, "x-request-id"));
                answers++;
            }
        }
        assertEquals(answers, ids.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void noAnswerIsCompressedWhateverTheClientOffers(String path) {
        for (boolean stream : new boolean[] {true, false}) {
            String ask = Http.ask("[[long:2000]]", stream).toString();
            HttpResponse<String> answer = gateway.http().send("POST", path, ask, "x-api-key", key,
                    "accept-encoding", "gzip, deflate, br, zstd");
            assertFalse(answer.headers().firstValue("content-encoding").isPresent());
            assertTrue(answer.body().contains("word0"));
        }
    }

    private static JsonObject rich(String path) {
        String tool = path.equals(OPENAI)
                ? "{'type':'function','function':{'name':'look','parameters':{'type':'object','properties':{}}}}"
                : "{'name':'look','input_schema':{'type':'object','properties':{}},"
                        + "'cache_control':{'type':'ephemeral'}}";
        String called = path.equals(OPENAI)
                ? "{'role':'assistant','content':null,'tool_calls':[{'id':'call_1','type':'function',"
                        + "'function':{'name':'look','arguments':'{}'}}]},"
                        + "{'role':'tool','tool_call_id':'call_1','content':'a tree'}"
                : "{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'look','input':{}}]},"
                        + "{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1',"
                        + "'content':[{'type':'text','text':'a tree'}]}]}";
        String more = path.equals(OPENAI)
                ? "'response_format':{'type':'text'},'metadata':{'a':'b'}"
                : "'system':[{'type':'text','text':'Be kind.','cache_control':{'type':'ephemeral'}}],"
                        + "'thinking':{'type':'adaptive','display':'updates'},'metadata':{'user_id':'u'},"
                        + "'context_management':{'edits':[{'type':'clear_thinking_20251015','keep':'all'}]},"
                        + "'output_config':{'effort':'low'}";
        String asked = "{'role':'user','content':[{'type':'text','text':'Look'}]}," + called;
        return JsonParser.parseString("{'model':'claude-sonnet-4-5','max_tokens':4096,'tools':[" + tool
                + "],'messages':[" + asked + "]," + more + "}").getAsJsonObject();
    }

    /** The object and all objects inside it. */
    private static List<JsonObject> objects(JsonElement element) {
        List<JsonObject> found = new ArrayList<>();
        if (element.isJsonObject()) {
            found.add(element.getAsJsonObject());
            element.getAsJsonObject().asMap().values().forEach(child -> found.addAll(objects(child)));
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(child -> found.addAll(objects(child)));
        }
        return found;
    }
}
