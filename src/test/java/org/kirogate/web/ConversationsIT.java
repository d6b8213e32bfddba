package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** Turns of one conversation, over a pool of several accounts of which each only believes the proofs of its own reasoning. */
class ConversationsIT {
    private static final String TOOL = "{\"name\":\"clock\",\"description\":\"The time.\",\"input_schema\":{\"type\":\"object\"}}";
    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        Person owner = gateway.person("owner");
        for (int i = 0; i < 4; i++) {
            owner.token("shared-" + i, true);
        }
        key = gateway.superKey(owner, "conversations").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static JsonObject request(String model, String question) {
        return JsonParser.parseString("{\"model\":\"" + model + "\",\"max_tokens\":4096,\"thinking\":{\"type\":\"adaptive\"},\"tools\":["
                + TOOL + "],\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}").getAsJsonObject();
    }

    /** The next turn: what was answered, and the result of the call in it. */
    private static void answered(JsonObject request, JsonArray content) {
        JsonObject assistant = new JsonObject();
        assistant.addProperty("role", "assistant");
        assistant.add("content", content);
        String call = content.get(content.size() - 1).getAsJsonObject().get("id").getAsString();
        request.getAsJsonArray("messages").add(assistant);
        request.getAsJsonArray("messages").add(JsonParser.parseString("{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\","
                + "\"tool_use_id\":\"" + call + "\",\"content\":\"noon\"},{\"type\":\"text\",\"text\":\"[[echo]]\"}]}"));
    }

    private static HttpResponse<String> send(JsonObject request) {
        return gateway.http().send("POST", "/v1/messages", request.toString(), "x-api-key", key);
    }

    @Test
    void signedReasoningGoesBackToTheAccountThatSignedIt() {
        for (int i = 0; i < 8; i++) {
            JsonObject request = request("claude-sonnet-4-6", "Conversation " + i + " [[think:let me see]] [[tool:clock {}]]");
            answered(request, Http.ok(send(request)).getAsJsonArray("content"));
            HttpResponse<String> answer = send(request);
            JsonArray content = Http.ok(answer).getAsJsonArray("content");
            String echo = content.get(content.size() - 1).getAsJsonObject().get("text").getAsString();
            assertTrue(echo.contains("let me see"), "the service was not shown the reasoning: " + echo);
            assertEquals("1", gateway.usage(Http.header(answer, "request-id")).get("attempts"));
            assertFalse(Http.header(answer, "x-kirogate-repairs").contains("reasoning"));
        }
    }

    @Test
    void reasoningThatTheServiceCannotBeShownIsToldToTheCaller() {
        JsonObject request = request("claude-sonnet-4-5", "[[think:let me see]] [[tool:clock {}]]");
        answered(request, Http.ok(send(request)).getAsJsonArray("content"));
        assertTrue(Http.header(send(request), "x-kirogate-repairs").contains("dropped earlier reasoning"));
    }
}
