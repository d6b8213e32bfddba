package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Paths, methods and headers as real clients send them. */
class EdgesIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
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
        Leftovers.none(gateway, key);
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/chat/completions/", "/chat/completions",
        "/v1/v1/chat/completions", "/v1/messages", "/v1/messages/", "/messages", "/v1/v1/messages",
        "/v1/messages?beta=true"})
    void usersBaseAddressesWork(String path) {
        JsonObject answer = Http.ok(gateway.http().chat(path, key, Http.ask("[[say:here]]", false)));
        assertTrue(answer.toString().contains("here"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/models?limit=1000", "/models", "/v1/v1/models", "/v1/models/"})
    void modelsAreListedInTheCallersShape(String path) {
        JsonObject openai = Http.ok(gateway.http().send("GET", path, "", "x-api-key", key));
        assertEquals("list", openai.get("object").getAsString());
        JsonObject anthropic =
                Http.ok(gateway.http().send("GET", path, "", "x-api-key", key, "anthropic-version", "2026-10-21"));
        assertFalse(anthropic.get("has_more").getAsBoolean());
        assertEquals(openai.getAsJsonArray("data").size(), anthropic.getAsJsonArray("data").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void aWrongMethodIsToldInJson(String method) {
        for (String path : List.of(OPENAI, ANTHROPIC, "/v1/messages/count_tokens")) {
            HttpResponse<String> answer = gateway.http().send(method, path, "", "x-api-key", key);
            assertEquals(405, answer.statusCode());
            assertTrue(Http.header(answer, "allow").contains("POST"));
            assertFalse(Http.json(answer).get("detail").getAsString().isBlank());
        }
        assertEquals(405, gateway.http().send("POST", "/v1/models", "{}", "x-api-key", key).statusCode());
    }

    @Test
    void anUnknownPathIsNotFoundInTheShapeOfItsApi() {
        HttpResponse<String> openai = gateway.http().send("POST", "/v1/embeddings", "{}", "x-api-key", key);
        assertEquals(404, openai.statusCode());
        assertTrue(Http.json(openai).getAsJsonObject("error").has("code"));
        HttpResponse<String> anthropic =
                gateway.http().send("POST", "/v1/files", "{}", "x-api-key", key, "anthropic-version", "2023-06-01");
        assertEquals(404, anthropic.statusCode());
        assertEquals("error", Http.json(anthropic).get("type").getAsString());
        HttpResponse<String> below =
                gateway.http().send("POST", "/v1/messages/batches", "{}", "x-api-key", key);
        assertEquals(404, below.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/hello", "/v1/models", "/health"})
    void probesWithoutAKeyAreNoFailureAndHeadHasNoBody(String path) {
        HttpResponse<String> answer = gateway.http().send("HEAD", path, "");
        assertTrue(answer.statusCode() < 500, path + " " + answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void browsersOfAnyOriginMayCall() {
        String asked = "authorization,content-type,x-stainless-lang,anthropic-version";
        for (String path : List.of(OPENAI, ANTHROPIC, "/v1/models", "/chat/completions", "/messages", "/v1/none")) {
            HttpResponse<String> preflight = gateway.http().send("OPTIONS", path, "", "origin", "https://chat.example",
                    "access-control-request-method", "POST", "access-control-request-headers", asked);
            assertEquals(204, preflight.statusCode(), path);
            assertEquals("*", Http.header(preflight, "access-control-allow-origin"));
            assertEquals(asked, Http.header(preflight, "access-control-allow-headers"));
            assertTrue(Http.header(preflight, "access-control-allow-methods").contains("POST"));
            assertEquals("", preflight.body());
        }
        for (String secret : List.of(key, "sk-wrong")) {
            HttpResponse<String> answer = gateway.http().send("POST", OPENAI, Http.ask("Hello", true).toString(),
                    "origin", "https://chat.example", "x-api-key", secret);
            assertEquals("*", Http.header(answer, "access-control-allow-origin"));
            assertTrue(Http.header(answer, "access-control-expose-headers").contains("x-request-id"));
        }
    }

    @Test
    void anOfferOfHttp2IsIgnoredAndTheConnectionIsKept() throws IOException {
        String body = Http.ask("[[say:one]]", false).toString();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(OPENAI, key, body, "connection: Upgrade, HTTP2-Settings", "upgrade: h2c",
                    "http2-settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA");
            assertTrue(client.readUntil("\"total_tokens\"").startsWith("HTTP/1.1 200 "));
            client.post(OPENAI, key, body);
            assertTrue(client.readUntil("\"total_tokens\"").contains("HTTP/1.1 200 "));
        }
    }

    @Test
    void aClientThatAsksBeforeItSendsIsLetSend() throws IOException {
        String body = Http.ask("[[say:one]]", false).toString();
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(ANTHROPIC, key, body.length(), "expect: 100-continue"));
            assertTrue(client.readUntil("\r\n\r\n").startsWith("HTTP/1.1 100"));
            client.send(body);
            assertTrue(client.readUntil("\"one\"").startsWith("HTTP/1.1 200 "));
        }
    }

    @Test
    void everyAnswerHasItsOwnIdAndNoneTellsTheKey() {
        HttpResponse<String> good = gateway.http().chat(OPENAI, key, Http.ask("Hello", false));
        HttpResponse<String> bad = gateway.http().chat(ANTHROPIC, "sk-super-wrong", Http.ask("Hello", false));
        assertEquals("text/event-stream", Http.header(
                gateway.http().chat(OPENAI, key, Http.ask("Hello", true)), "content-type").replaceFirst(";.*", ""));
        assertFalse(Http.header(good, "x-request-id").equals(Http.header(bad, "x-request-id")));
        assertEquals(Http.header(bad, "x-request-id"), Http.header(bad, "request-id"));
        assertFalse(bad.body().contains("sk-super-wrong"));
        assertEquals(401, gateway.http().send("POST", OPENAI, "{}").statusCode());
        assertEquals(401, gateway.http().send("POST", OPENAI, "{}", "authorization", "Basic " + key).statusCode());
    }

    @Test
    void aLimitOfTheKeyIsTooManyRequests() {
        JsonObject limit = new JsonObject();
        limit.addProperty("requests_per_minute", 1);
        JsonObject made = gateway.superKey(gateway.person("limited"), "one a minute");
        gateway.admin("PATCH", "/admin/api/super-api-keys/" + made.get("id"), limit);
        String secret = made.get("key").getAsString();
        assertEquals(200, gateway.http().chat(ANTHROPIC, secret, Http.ask("Hello", false)).statusCode());
        HttpResponse<String> second = gateway.http().chat(ANTHROPIC, secret, Http.ask("Hello", false));
        assertEquals(429, second.statusCode());
        assertTrue(Integer.parseInt(Http.header(second, "retry-after")) > 0);
    }
}
