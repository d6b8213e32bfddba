package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Lists of models in the two shapes that clients insist on. */
class ModelClaimsIT {
    private static final String[] ANTHROPIC = {"anthropic-version", "2023-06-01"};
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "models").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void theVersionHeaderDecidesTheShape() {
        assertEquals("list", Http.ok(ask("/v1/models")).get("object").getAsString());
        for (String version : List.of("2023-06-01", "2026-10-21", "any")) {
            JsonObject list = Http.ok(ask("/v1/models", "anthropic-version", version));
            assertTrue(list.has("has_more") && !list.has("object"), version);
        }
    }

    @Test
    void openAiEntriesHaveIdObjectCreatedAndOwner() {
        for (JsonElement element : data("/v1/models")) {
            JsonObject entry = element.getAsJsonObject();
            assertFalse(entry.get("id").getAsString().isBlank());
            assertEquals("model", entry.get("object").getAsString());
            assertTrue(entry.get("created").getAsString().matches("[0-9]+"), entry.toString());
            assertFalse(entry.get("owned_by").getAsString().isBlank());
        }
    }

    @Test
    void anthropicEntriesHaveTypeIdNameAndATime() {
        for (JsonElement element : data("/v1/models", ANTHROPIC)) {
            JsonObject entry = element.getAsJsonObject();
            assertEquals("model", entry.get("type").getAsString());
            assertFalse(entry.get("id").getAsString().isBlank() || entry.get("display_name").getAsString().isBlank());
            assertTrue(Instant.parse(entry.get("created_at").getAsString()).isAfter(Instant.EPOCH));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?limit=1000", "?before_id=x&limit=20"})
    void theListIsWholeOnOnePageWithItsFirstAndItsLast(String query) {
        JsonObject list = Http.ok(ask("/v1/models" + query, ANTHROPIC));
        List<String> ids = ids(list.getAsJsonArray("data"));
        assertFalse(list.get("has_more").getAsBoolean());
        assertEquals(ids.get(0), list.get("first_id").getAsString());
        assertEquals(ids.get(ids.size() - 1), list.get("last_id").getAsString());
        assertEquals(ids(data("/v1/models")), ids, "all there are");
    }

    @Test
    void bothShapesListTheSameIdsAndEachIsFound() {
        List<String> ids = ids(data("/v1/models"));
        assertEquals(ids, ids(data("/v1/models", ANTHROPIC)));
        for (String id : ids) {
            assertEquals(id, Http.ok(ask("/v1/models/" + id)).get("id").getAsString());
            assertEquals(id, Http.ok(ask("/models/" + id + "/", ANTHROPIC)).get("id").getAsString());
        }
    }

    @Test
    void anUnknownModelIsNotFoundInEitherShape() {
        HttpResponse<String> openai = ask("/v1/models/gpt-none");
        assertEquals(404, openai.statusCode());
        assertEquals("model_not_found", Http.json(openai).getAsJsonObject("error").get("code").getAsString());
        HttpResponse<String> anthropic = ask("/v1/models/gpt-none", ANTHROPIC);
        assertEquals(404, anthropic.statusCode());
        JsonObject error = Http.json(anthropic).getAsJsonObject("error");
        assertEquals("not_found_error", error.get("type").getAsString());
        assertTrue(error.get("message").getAsString().contains("gpt-none"));
    }

    @Test
    void claudeModelsAreCalledClaude() {
        assertTrue(ids(data("/v1/models")).stream().anyMatch(id -> id.startsWith("claude-")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/chat/completions", "/v1/messages"})
    void theModelOfAnAnswerIsTheNameThatWasAskedForAndAHeaderTellsTheOther(String path) {
        for (String name : List.of("claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "claude-sonnet-4.5")) {
            for (boolean stream : new boolean[] {false, true}) {
                JsonObject body = Http.ask("Hello", stream);
                body.addProperty("model", name);
                HttpResponse<String> answer = gateway.http().chat(path, key, body);
                assertEquals(200, answer.statusCode(), name + " " + answer.body());
                assertTrue(answer.body().contains("\"model\":\"" + name + "\""), answer.body());
                assertEquals("claude-sonnet-4.5", Http.header(answer, "x-kirogate-model"));
            }
        }
    }

    private static HttpResponse<String> ask(String path, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "x-api-key";
        all[headers.length + 1] = key;
        return gateway.http().send("GET", path, "", all);
    }

    private static JsonArray data(String path, String... headers) {
        return Http.ok(ask(path, headers)).getAsJsonArray("data");
    }

    private static List<String> ids(JsonArray data) {
        assertFalse(data.isEmpty());
        return StreamSupport.stream(data.spliterator(), false)
                .map(entry -> entry.getAsJsonObject().get("id").getAsString()).toList();
    }
}
