package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Who may call: keys in both headers, and refusals that clients understand. */
class AuthenticationClaimsIT {
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "claims").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void aBearerWorksOnEveryOperation(Operations operation) {
        Http.ok(operation.ask(gateway, "authorization", "Bearer " + key));
        Http.ok(operation.ask(gateway, "authorization", "Bearer " + key, "anthropic-version", "2026-10-21"));
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void anXApiKeyWorksOnEveryOperation(Operations operation) {
        Http.ok(operation.ask(gateway, "x-api-key", key));
        Http.ok(operation.ask(gateway, "x-api-key", key, "anthropic-version", "2023-06-01"));
    }

    @ParameterizedTest
    @CsvSource({"bearer", "BEARER", "BeArEr"})
    void theSchemeWordIsReadInAnyCase(String scheme) {
        Http.ok(Operations.MESSAGES.ask(gateway, "authorization", scheme + " " + key));
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void ofTwoHeadersThatDifferXApiKeyDecides(Operations operation) {
        Http.ok(operation.ask(gateway, "authorization", "Bearer sk-other", "x-api-key", key));
        assertEquals(
                401, operation.ask(gateway, "authorization", "Bearer " + key, "x-api-key", "sk-other").statusCode());
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void noKeyAWrongKeyAndAWrongSchemeAre401(Operations operation) {
        assertEquals(401, operation.ask(gateway).statusCode());
        for (String value : List.of("Bearer sk-wrong", "Bearer " + key + "x", "Basic " + key, key, "Bearer")) {
            assertEquals(401, operation.ask(gateway, "authorization", value).statusCode(), value.replace(key, "KEY"));
        }
        assertEquals(401, operation.ask(gateway, "x-api-key", "sk-super-wrong").statusCode());
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void a401TellsClientsNotToTryAgain(Operations operation) {
        assertEquals("false", Http.header(operation.ask(gateway), "x-should-retry"));
        assertEquals("false", Http.header(operation.ask(gateway, "x-api-key", "sk-wrong"), "x-should-retry"));
    }

    @Test
    void onOpenAiPathsA401HasTheFourMembersAndInvalidApiKey() {
        for (Operations operation : List.of(Operations.CHAT, Operations.MODELS)) {
            JsonObject error = Http.json(operation.ask(gateway, "x-api-key", "sk-wrong")).getAsJsonObject("error");
            assertEquals(Set.of("message", "type", "param", "code"), error.keySet());
            assertEquals("invalid_request_error", error.get("type").getAsString());
            assertEquals("invalid_api_key", error.get("code").getAsString());
        }
    }

    @Test
    void onAnthropicPathsA401IsAnAuthenticationErrorWithTheRequestId() {
        for (HttpResponse<String> answer : List.of(
                Operations.MESSAGES.ask(gateway, "x-api-key", "sk-wrong"),
                Operations.COUNT.ask(gateway),
                Operations.MODELS.ask(gateway, "anthropic-version", "2023-06-01"))) {
            JsonObject body = Http.json(answer);
            assertEquals("error", body.get("type").getAsString());
            assertEquals("authentication_error", body.getAsJsonObject("error").get("type").getAsString());
            assertEquals(Http.header(answer, "request-id"), body.get("request_id").getAsString());
        }
    }

    @Test
    void noAnswerAndNoLogContainsTheKey() {
        String wrong = "sk-super-0123456789abcdefghijklmnopqrstuvwxyz0123456";
        try (LogListener log = new LogListener()) {
            for (Operations operation : Operations.values()) {
                for (String secret : List.of(key, wrong)) {
                    HttpResponse<String> bearer = operation.ask(gateway, "authorization", "Bearer " + secret);
                    HttpResponse<String> header = operation.ask(gateway, "x-api-key", secret);
                    HttpResponse<String> broken =
                            gateway.http().send("POST", operation.path(), "{", "x-api-key", secret);
                    for (HttpResponse<String> answer : List.of(bearer, header, broken)) {
                        assertFalse((answer.body() + answer.headers().map()).contains(secret), operation.path());
                    }
                }
            }
            assertTrue(log.text().contains("req_"), "the log is listened to");
            assertFalse(log.text().contains(key) || log.text().contains(wrong), "a key is in the log");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void theKeyIsAskedForBeforeTheBodyIsLookedAt(Operations operation) {
        assertEquals(401, gateway.http().send("POST", operation.path(), "no json", "x-api-key", "sk-no").statusCode());
        assertEquals(401, gateway.http().send("POST", operation.path(), "x", "x-api-key", "sk-no", "content-encoding",
                "zstd").statusCode());
        assertEquals(401, gateway.http().sendBytes("POST", operation.path(), new byte[40 << 20], "x-api-key", "sk-no")
                .statusCode());
    }

    @ParameterizedTest
    @EnumSource(value = Operations.class, names = "MODELS", mode = EnumSource.Mode.EXCLUDE)
    void whoMayNotCallIsNeverAskedForTheBody(Operations operation) throws IOException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.send(RawClient.head(operation.path(), "sk-nobody", 1000, "expect: 100-continue"));
            RawAnswer answer = client.answer(true);
            assertEquals(401, answer.status());
            assertEquals(operation.anthropic(), answer.json().has("request_id"));
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD, /", "HEAD, /api/hello", "GET, /api/hello", "GET, /health"})
    void probesAreAnsweredWithoutAKey(String method, String path) {
        HttpResponse<String> answer = gateway.http().send(method, path, "");
        assertTrue(answer.statusCode() < 400, path + " " + answer.statusCode());
        assertEquals(method.equals("HEAD"), answer.body().isEmpty());
    }
}
