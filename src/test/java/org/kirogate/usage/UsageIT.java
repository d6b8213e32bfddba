package org.kirogate.usage;

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
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** What is written down about a request, and what it moves. */
class UsageIT {
    private static RunningGateway gateway;
    private static Person owner;
    private static long token;
    private static JsonObject superKey;
    private static JsonObject ordinary;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        owner = gateway.person("owner");
        token = owner.token("shared", true);
        superKey = gateway.superKey(owner, "super");
        ordinary = owner.key("mine");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void aGoodRequestLeavesOneRecordWithWhatItCost() {
        for (String path : List.of("/v1/messages", "/v1/chat/completions")) {
            for (boolean stream : List.of(true, false)) {
                Map<String, String> row = recorded(path, superKey, Http.ask("[[long:40]]", stream));
                assertEquals("ok", row.get("outcome"));
                assertEquals("200", row.get("status"));
                assertEquals(superKey.get("id").getAsString(), row.get("key_id"));
                assertEquals(owner.id(), Long.parseLong(row.get("user_id")));
                assertEquals("1", row.get("is_super"));
                assertEquals(token, Long.parseLong(row.get("token_id")));
                assertEquals("1", row.get("attempts"));
                assertEquals("claude-sonnet-4-5", row.get("model_asked"));
                assertEquals("claude-sonnet-4.5", row.get("model_served"));
                assertEquals(stream ? "1" : "0", row.get("streaming"));
                assertTrue(Long.parseLong(row.get("input_tokens")) > 0, row.toString());
                assertTrue(Long.parseLong(row.get("output_tokens")) > 0, row.toString());
                assertTrue(Double.parseDouble(row.get("credits")) > 0, row.toString());
                assertEquals("metered", row.get("credits_known"));
                assertEquals("" + token, row.get("tokens_tried"));
                assertEquals("0", row.get("queue_ms"));
                assertEquals("java", row.get("client"));
                assertTrue(Integer.parseInt(row.get("first_token_ms")) <= Integer.parseInt(row.get("duration_ms")));
            }
        }
    }

    @Test
    void refusalsAndFailuresAreRecordedAsWhatTheyAre() {
        // Tokens that fail rest for a while: these are nobody else's.
        Person unlucky = gateway.person("unlucky");
        unlucky.token("failing-a", false);
        unlucky.token("failing-b", false);
        JsonObject key = unlucky.key("failing");
        Map<String, String> unread = recorded("/v1/messages", key, new JsonObject());
        expect("refused", 400, "invalid_request", unread);
        assertEquals(List.of("none", ""), List.of(unread.get("credits_known"), unread.get("tokens_tried")));
        JsonObject unknown = Http.ask("Hello", true);
        unknown.addProperty("model", "gpt-none");
        expect("refused", 404, "model_not_found", recorded("/v1/chat/completions", key, unknown));
        expect("refused", 400, "context_too_large", recorded("/v1/messages", key, Http.ask("[[error:toolong]]", true)));
        Map<String, String> broken = recorded("/v1/messages", key, Http.ask("[[long:40]] [[error:midstream]]", true));
        expect("failed", 200, "upstream_failed", broken);
        assertEquals("estimated", broken.get("credits_known"));
        Map<String, String> twice = recorded("/v1/messages", key, Http.ask("[[error:overloaded]]", false));
        expect("failed", 529, "overloaded", twice);
        assertEquals("none", twice.get("credits_known"));
        assertTrue(twice.get("tokens_tried").contains(twice.get("token_id")), twice.toString());
    }

    @Test
    void aRequestOfNobodyIsNobodysUsage() {
        HttpResponse<String> answer = gateway.http().chat("/v1/messages", "sk-nobody", Http.ask("Hello", false));
        assertEquals(401, answer.statusCode());
        recorded("/v1/messages", superKey, Http.ask("Hello", false));
        assertEquals(List.of(), gateway.rows(
                "SELECT id FROM usage_records WHERE request_id = ?", Http.header(answer, "x-request-id")));
    }

    @Test
    void superTrafficMovesThePoolsFiguresAndOwnTrafficTheOwners() {
        JsonObject before = owner.token(token);
        JsonObject keyBefore = shown(superKey);
        for (int i = 0; i < 3; i++) {
            assertEquals(200, chat("/v1/messages", superKey, Http.ask("Hello", false)).statusCode());
        }
        recorded("/v1/messages", ordinary, Http.ask("Hello", false));
        assertEquals(count(before, "pool") + 3, count(owner.token(token), "pool"));
        assertEquals(count(before, "own") + 1, count(owner.token(token), "own"));
        JsonObject keyAfter = shown(superKey);
        assertEquals(keyBefore.get("request_count").getAsLong() + 3, keyAfter.get("request_count").getAsLong());
        assertEquals(keyBefore.get("success_count").getAsLong() + 3, keyAfter.get("success_count").getAsLong());
        assertTrue(keyAfter.get("output_tokens").getAsLong() > keyBefore.get("output_tokens").getAsLong());
        assertTrue(keyAfter.get("credits").getAsDouble() > keyBefore.get("credits").getAsDouble());
    }

    @Test
    void deletingAKeyKeepsItsHistory() {
        JsonObject key = gateway.superKey(owner, "short life");
        recorded("/v1/messages", key, Http.ask("Hello", false));
        gateway.admin("DELETE", "/admin/api/super-api-keys/" + key.get("id"), new JsonObject());
        Map<String, String> row = gateway.rows("SELECT k.name, k.key_prefix, k.key_hash, h.requests FROM api_keys k"
                + " JOIN usage_hourly h ON h.key_id = k.id WHERE k.id = ?", key.get("id").getAsLong()).get(0);
        assertEquals(List.of("short life", key.get("key_prefix").getAsString(), "", "1"),
                new ArrayList<>(row.values()));
    }

    private static Map<String, String> recorded(String path, JsonObject key, JsonObject ask) {
        HttpResponse<String> answer = chat(path, key, ask);
        return gateway.usage(Http.header(answer, "x-request-id"));
    }

    private static HttpResponse<String> chat(String path, JsonObject key, JsonObject ask) {
        return gateway.http().chat(path, key.get("key").getAsString(), ask);
    }

    private static void expect(String outcome, int status, String error, Map<String, String> row) {
        assertEquals(List.of(outcome, "" + status, error),
                List.of(row.get("outcome"), row.get("status"), row.get("error_class")));
    }

    private static JsonObject shown(JsonObject key) {
        return gateway.admin("GET", "/admin/api/super-api-keys/" + key.get("id"), new JsonObject());
    }

    private static long count(JsonObject shownToken, String whose) {
        return shownToken.getAsJsonObject(whose).get("request_count").getAsLong();
    }
}
