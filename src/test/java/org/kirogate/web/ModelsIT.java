package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.models.models.ModelListParams;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** The models of the running program: listed, looked up, asked by every name that clients have for them. */
class ModelsIT {
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        owner.token("shared-a", true);
        key = gateway.superKey(owner, "models").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        List<String> all = new ArrayList<>(List.of("x-api-key", key));
        all.addAll(List.of(headers));
        return gateway.http().send("GET", path, "", all.toArray(String[]::new));
    }

    private static List<String> ids(JsonObject list) {
        List<String> ids = new ArrayList<>();
        for (JsonElement entry : list.getAsJsonArray("data")) {
            ids.add(entry.getAsJsonObject().get("id").getAsString());
        }
        return ids;
    }

    private static HttpResponse<String> ask(String model, boolean stream) {
        JsonObject body = Http.ask("[[say:here]]", stream);
        body.addProperty("model", model);
        return gateway.http().send("POST", "/v1/messages", body.toString(), "x-api-key", key);
    }

    @Test
    void bothShapesListTheSameIdsAndEachIdWorks() {
        List<String> openai = ids(Http.ok(get("/v1/models?limit=1")));
        assertEquals(openai, ids(Http.ok(get("/v1/models?limit=1000", "anthropic-version", "2023-06-01"))));
        for (String id : openai) {
            assertEquals(id, Http.ok(get("/v1/models/" + id)).get("id").getAsString());
            JsonObject anthropic = Http.ok(get("/v1/models/" + id, "anthropic-version", "2026-10-21"));
            assertEquals(id, anthropic.get("id").getAsString());
            assertEquals(id, Http.header(ask(id, false), "x-kirogate-model"));
        }
    }

    @Test
    void theOfficialClientReadsValidModelsOverAllPages() {
        List<String> all = ids(Http.ok(get("/v1/models")));
        List<String> paged = new ArrayList<>();
        AnthropicClient client = AnthropicOkHttpClient.builder().baseUrl(gateway.url("")).apiKey(key).build();
        try {
            client.models().list(ModelListParams.builder().limit(3).build()).autoPager()
                    .forEach(model -> paged.add(model.validate().id()));
        } finally {
            client.close();
        }
        assertEquals(all, paged);
    }

    @Test
    void namesThatClientsHaveBuiltInAlwaysWork() {
        for (String name : List.of("claude-sonnet-4-5", "claude-sonnet-4-5-20250929", "claude-3-5-haiku-20241022",
                "claude-sonnet-5", "claude-haiku-4-5-20251001", "claude-opus-5-5", "claude-3-7-sonnet-latest",
                "claude-haiku-5-5", "claude-sonnet-5-5", "claude-fable-5-2", "claude-opus-4-1-20250805")) {
            JsonObject answer = Http.ok(ask(name, false));
            assertEquals(name, answer.get("model").getAsString());
            Http.ok(get("/v1/models/" + name, "anthropic-version", "2023-06-01"));
        }
    }

    @Test
    void aStandInIsToldInTheHeaders() {
        for (boolean stream : List.of(false, true)) {
            HttpResponse<String> answer = ask("claude-haiku-9-9", stream);
            assertEquals("claude-haiku-4.5", Http.header(answer, "x-kirogate-model"));
            assertTrue(Http.header(answer, "x-kirogate-repairs").contains("model served by claude-haiku-4.5"));
            assertTrue(answer.body().contains("\"model\":\"claude-haiku-9-9\""), answer.body());
        }
        assertTrue(ask("claude-haiku-4-5", false).headers().firstValue("x-kirogate-repairs").isEmpty());
    }

    @Test
    void anUnknownModelIsNotFoundWithAHintInBothShapes() {
        HttpResponse<String> anthropic = ask("glm-4", false);
        assertEquals(404, anthropic.statusCode());
        JsonObject error = Http.json(anthropic).getAsJsonObject("error");
        assertEquals("not_found_error", error.get("type").getAsString());
        assertTrue(error.get("message").getAsString().contains("'glm-4'"), error.toString());
        assertTrue(error.get("message").getAsString().contains("Nearest to it: glm-5"), error.toString());
        HttpResponse<String> openai = get("/v1/models/gpt-4o");
        assertEquals(404, openai.statusCode());
        JsonObject told = Http.json(openai).getAsJsonObject("error");
        assertEquals("model_not_found", told.get("code").getAsString());
        assertTrue(told.get("message").getAsString().contains("'gpt-4o'"), told.toString());
    }

    @Test
    void aCountIsMarkedAsAnEstimateAndTakesAnEmptyListOfTools() {
        HttpResponse<String> count = gateway.http().send("POST", "/v1/messages/count_tokens?beta=true",
                "{\"model\":\"claude-opus-5-5\",\"tools\":[],\"messages\":[{\"role\":\"user\",\"content\":\"foo\"}]}",
                "x-api-key", key, "anthropic-beta", "token-counting-2024-11-01");
        assertTrue(Http.ok(count).get("input_tokens").getAsInt() > 0);
        assertEquals("estimate", Http.header(count, "x-kirogate-count"));
    }
}
