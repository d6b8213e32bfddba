package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Pages of other origins: they reach the API, and nothing but the API. */
class CorsClaimsIT {
    private static final String PAGE = "https://chat.example";
    private static final String ALLOW = "access-control-allow-origin";
    private static RunningGateway open;
    private static RunningGateway listed;
    private static String key;

    @BeforeAll
    static void start() {
        open = RunningGateway.start();
        Person owner = open.person("owner");
        owner.token("shared", true);
        key = open.superKey(owner, "cors").get("key").getAsString();
        listed = RunningGateway.start("", Map.of("CORS_ORIGINS", "https://other.example," + PAGE));
    }

    @AfterAll
    static void close() {
        open.close();
        listed.close();
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void aPreflightIsAnsweredWithoutAKeyOnEverySpelling(Operations operation) {
        List<String> paths = new ArrayList<>(operation.spellings());
        paths.addAll(List.of("/v1/nothing", "/dashboard/billing/usage", "/v1/models/some-model"));
        for (String path : paths) {
            HttpResponse<String> answer = preflight(open, path);
            assertEquals(204, answer.statusCode(), path);
            assertEquals("*", Http.header(answer, ALLOW), path);
            assertTrue(Http.header(answer, "access-control-allow-methods").contains(operation.method()));
            assertEquals("", answer.body());
        }
    }

    @Test
    void theHeadersThatAreAskedForAreAllowedByName() {
        String asked = "authorization,x-api-key,anthropic-beta,x-stainless-next";
        HttpResponse<String> answer = preflight(open, "/v1/messages", "access-control-request-headers", asked);
        assertEquals(asked, Http.header(answer, "access-control-allow-headers"));
        String unasked = Http.header(preflight(open, "/v1/messages"), "access-control-allow-headers");
        for (String name : List.of("authorization", "x-api-key", "content-type", "anthropic-version", "anthropic-beta",
                "anthropic-dangerous-direct-browser-access", "openai-organization", "x-stainless-retry-count")) {
            assertTrue(unasked.contains(name), name);
        }
    }

    @Test
    void credentialsAreNeverAllowed() {
        assertEquals("", Http.header(preflight(open, "/v1/messages"), "access-control-allow-credentials"));
        assertEquals("", Http.header(preflight(listed, "/v1/messages"), "access-control-allow-credentials"));
    }

    @Test
    void aPrivateNetworkIsAllowedWhenThatIsAsked() {
        String allow = "access-control-allow-private-network";
        HttpResponse<String> asked =
                preflight(open, "/v1/messages", "access-control-request-private-network", "true");
        assertEquals("true", Http.header(asked, allow));
        assertEquals("", Http.header(preflight(open, "/v1/messages"), allow));
        assertEquals("", Http.header(preflight(listed, "/v1/messages", "origin", "https://evil.example",
                "access-control-request-private-network", "true"), allow));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/messages"})
    void answersStreamsAndErrorsMayBeReadByThePage(String path) {
        String failing = open.person(path.contains("chat") ? "failing_o" : "failing_a").keyApart(3);
        List<HttpResponse<String>> answers = List.of(
                from(open, "POST", path, Http.ask("Hello", false).toString(), key),
                from(open, "POST", path, Http.ask("Hello", true).toString(), key),
                from(open, "POST", path, Http.ask("Hello", true).toString(), "sk-wrong"),
                from(open, "POST", path, "no json", key),
                from(open, "DELETE", path, "", key),
                from(open, "POST", path + "/nothing", "{}", key),
                from(open, "POST", path, Http.ask("[[error:throttle]]", true).toString(), failing),
                from(open, "POST", path, Http.ask("[[error:overloaded]]", false).toString(), failing));
        List<Integer> statuses = answers.stream().map(HttpResponse::statusCode).toList();
        assertEquals(List.of(200, 200, 401, 400, 405, 404, 429), statuses.subList(0, 7));
        assertTrue(statuses.get(7) >= 500);
        for (HttpResponse<String> answer : answers) {
            assertEquals("*", Http.header(answer, ALLOW));
            String exposed = Http.header(answer, "access-control-expose-headers");
            for (String name : List.of("request-id", "x-request-id", "retry-after", "x-should-retry",
                    "x-kirogate-attempts", "x-kirogate-receipt")) {
                assertTrue(exposed.contains(name), name);
            }
        }
    }

    @Test
    void theSiteSwitchMayBeReadByThePageToo() {
        listed.admin("PATCH", "/admin/api/settings", maintenance(true));
        HttpResponse<String> answer = from(listed, "POST", "/v1/messages", "{}", "sk-any");
        listed.admin("PATCH", "/admin/api/settings", maintenance(false));
        assertEquals(503, answer.statusCode());
        assertEquals(PAGE, Http.header(answer, ALLOW));
    }

    @Test
    void aListedOriginIsEchoedAndAnotherIsNot() {
        HttpResponse<String> known = preflight(listed, "/v1/messages");
        assertEquals(PAGE, Http.header(known, ALLOW));
        assertTrue(known.headers().allValues("vary").contains("origin"), known.headers().map().toString());
        HttpResponse<String> other = preflight(listed, "/v1/messages", "origin", "https://chat.example.evil");
        assertEquals(204, other.statusCode());
        assertEquals("", Http.header(other, ALLOW));
        assertEquals("", Http.header(other, "access-control-allow-headers"));
        HttpResponse<String> none = listed.http().send("GET", "/v1/models", "");
        assertEquals("", Http.header(none, ALLOW));
        assertTrue(none.headers().allValues("vary").contains("origin"), "a cache must not show it to a page");
    }

    @Test
    void anEmptyListAllowsNobody() {
        try (RunningGateway closed = RunningGateway.start("", Map.of("CORS_ORIGINS", "none"))) {
            assertEquals("", Http.header(preflight(closed, "/v1/messages"), ALLOW));
            assertEquals("", Http.header(from(closed, "GET", "/v1/models", "", "sk-any"), ALLOW));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin", "/admin/login", "/admin/api/users", "/admin/nothing", "/user/api/keys", "/docs",
        "/preferences", "/", "/static/css/frame.css", "/health", "/metrics"})
    void consoleAndPagesAllowNobody(String path) {
        for (HttpResponse<String> answer : List.of(
                preflight(open, path), from(open, "GET", path, "", key), from(open, "POST", path, "{}", key))) {
            assertTrue(answer.headers().map().keySet().stream().noneMatch(name -> name.startsWith("access-control")),
                    path + " " + answer.headers().map());
        }
    }

    private static JsonObject maintenance(boolean on) {
        JsonObject settings = new JsonObject();
        settings.addProperty("maintenance", on);
        return settings;
    }

    private static HttpResponse<String> preflight(RunningGateway gateway, String path, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (!headers.contains("origin")) {
            headers.addAll(List.of("origin", PAGE));
        }
        headers.addAll(List.of("access-control-request-method", "POST"));
        return gateway.http().send("OPTIONS", path, "", headers.toArray(String[]::new));
    }

    private static HttpResponse<String> from(
            RunningGateway gateway, String method, String path, String body, String secret) {
        return gateway.http().send(method, path, body, "origin", PAGE, "x-api-key", secret);
    }
}
