package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.RunningGateway;

/** Paths that are not there: nearly always a base address with too much or too little of it. */
class UnknownPathsIT {
    private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static RunningGateway gateway;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("/a/b", Map.of());
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/embeddings", "GET, /v1", "GET, /v1/", "POST, /v1/v1/v1/chat/completions",
        "POST, /v1/chat/completions/chat/completions", "GET, /dashboard/billing/usage",
        "GET, /dashboard/billing/subscription", "PUT, /engines", "DELETE, /nothing", "PATCH, /nothing/at/all"})
    void anOpenAiClientIsToldItsBaseUrl(String method, String path) {
        HttpResponse<String> answer = gateway.http().send(method, path, "");
        assertEquals(404, answer.statusCode());
        assertTrue(Http.header(answer, "content-type").startsWith("application/json"));
        JsonObject error = Http.json(answer).getAsJsonObject("error");
        assertEquals(Set.of("message", "type", "param", "code"), error.keySet());
        assertEquals("not_found", error.get("code").getAsString());
        told(error.get("message").getAsString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/messages/batches", "/anthropic/v1/messages", "/v1/messages/messages"})
    void anAnthropicClientIsToldItsBaseUrl(String path) {
        anthropic(gateway.http().send("POST", path, "{}"));
        anthropic(gateway.http().send("POST", "/v1/files", "{}", "anthropic-version", "2023-06-01"));
    }

    @Test
    void theConfiguredAddressIsTheOneThatIsTold() {
        try (RunningGateway other =
                RunningGateway.start("", Map.of("PUBLIC_BASE_URL", "https://gate.example.org/k"))) {
            String detail = Http.json(other.http().send("GET", "/nothing", "")).get("detail").getAsString();
            assertTrue(detail.contains(" https://gate.example.org/k/v1 "), detail);
        }
    }

    @Test
    void everyOperationIsNamed() {
        String detail = Http.json(gateway.http().send("GET", "/nothing", "")).get("detail").getAsString();
        for (Operations operation : Operations.values()) {
            assertTrue(detail.contains(operation.path()), detail);
        }
    }

    @Test
    void aBrowserOutsideTheApiGetsAPage() {
        for (String path : new String[] {"/nothing", "/messages/none", "/dashboard/billing/usage", "/api"}) {
            HttpResponse<String> page = gateway.http().send("GET", path, "", "accept", PAGE);
            assertEquals(404, page.statusCode());
            assertTrue(Http.header(page, "content-type").startsWith("text/html"), path);
            assertTrue(page.body().contains("<html"), page.body());
        }
        HttpResponse<String> inside = gateway.http().send("GET", "/v1/nothing", "", "accept", PAGE);
        assertTrue(Http.header(inside, "content-type").startsWith("application/json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/nothing", "/user/nothing", "/static/nothing.css"})
    void theSitesUnknownPathsStayTheirs(String path) {
        HttpResponse<String> page = gateway.http().send("GET", path, "", "origin", "https://chat.example");
        assertEquals(404, page.statusCode());
        assertFalse(page.body().contains("base URL"), page.body());
        assertEquals("", Http.header(page, "access-control-allow-origin"));
    }

    @Test
    void staticFilesAreStillServed() {
        HttpResponse<String> style = gateway.http().send("GET", "/static/css/frame.css", "");
        assertEquals(200, style.statusCode());
        assertTrue(Http.header(style, "content-type").startsWith("text/css"));
    }

    private static void anthropic(HttpResponse<String> answer) {
        assertEquals(404, answer.statusCode());
        JsonObject body = Http.json(answer);
        assertEquals("error", body.get("type").getAsString());
        assertEquals("not_found_error", body.getAsJsonObject("error").get("type").getAsString());
        assertEquals(Http.header(answer, "request-id"), body.get("request_id").getAsString());
        told(body.getAsJsonObject("error").get("message").getAsString());
    }

    private static void told(String message) {
        String base = gateway.url("");
        assertTrue(message.contains(" " + base + "/v1 for OpenAI clients"), message);
        assertTrue(message.contains(" " + base + " for Anthropic clients"), message);
    }
}
