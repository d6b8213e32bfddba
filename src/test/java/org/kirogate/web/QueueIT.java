package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** One token that serves one request at a time, and a queue with room for one more. */
class QueueIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static RunningGateway gateway;
    private static String key;
    private static int gates;
    private CompletableFuture<HttpResponse<String>> serving;
    private int gate;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of(
                "TOKEN_MAX_CONCURRENCY", "1", "QUEUE_SIZE", "1", "QUEUE_WAIT", "25", "PING_INTERVAL", "1"));
        Person owner = gateway.person("owner");
        owner.token("shared", true);
        key = gateway.superKey(owner, "queue").get("key").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.quiet();
        gateway.close();
    }

    /** The token is busy until the gate is opened. */
    @BeforeEach
    void occupy() throws Exception {
        gateway.quiet();
        gate = ++gates;
        serving = asks(OPENAI, "[[slow:" + gate + "]] [[say:the first]]", false);
        assertTrue(gateway.gate(gate).reached(20));
    }

    private static CompletableFuture<HttpResponse<String>> asks(String path, String text, boolean stream) {
        return CompletableFuture.supplyAsync(() -> gateway.http().chat(path, key, Http.ask(text, stream)));
    }

    private static void waiting(long count) {
        Await.until(() -> gateway.metric("kirogate_queue_waiting") == count);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aRequestWaitsAndIsServedWhenThePlaceIsFree(String path) {
        CompletableFuture<HttpResponse<String>> second = asks(path, "[[say:the second]]", false);
        waiting(1);
        gateway.gate(gate).open();
        assertTrue(Http.ok(serving.join()).toString().contains("the first"));
        assertTrue(Http.ok(second.join()).toString().contains("the second"));
        assertEquals(0, gateway.metric("kirogate_queue_waiting"));
    }

    @Test
    void aFullQueueIsA429InBothDialectsShapesWithAWaitThatClientsObey() {
        CompletableFuture<HttpResponse<String>> second = asks(OPENAI, "[[say:the second]]", false);
        waiting(1);
        long refused = gateway.metric("kirogate_queue_refused_total");
        for (boolean stream : new boolean[] {false, true}) {
            JsonObject openAi = refusal(asks(OPENAI, "Hello", stream).join());
            assertEquals("rate_limit_exceeded", openAi.getAsJsonObject("error").get("code").getAsString());
            JsonObject anthropic = refusal(asks(ANTHROPIC, "Hello", stream).join());
            assertEquals("error", anthropic.get("type").getAsString());
            assertEquals("rate_limit_error", anthropic.getAsJsonObject("error").get("type").getAsString());
        }
        assertEquals(refused + 4, gateway.metric("kirogate_queue_refused_total"));
        gateway.gate(gate).open();
        Http.ok(serving.join());
        Http.ok(second.join());
    }

    private static JsonObject refusal(HttpResponse<String> answer) {
        assertEquals(429, answer.statusCode(), answer.body());
        long wait = Long.parseLong(Http.header(answer, "retry-after"));
        assertTrue(wait >= 1 && wait <= 20, "retry-after " + wait);
        assertEquals("", Http.header(answer, "x-should-retry"));
        JsonObject body = Http.json(answer);
        assertEquals("All accounts that can serve this request are busy and no more requests may wait for them. "
                + "Try again later.", body.get("detail").getAsString());
        return body;
    }

    @Test
    void aStreamIsShownSignsOfLifeWhileItWaits() throws Exception {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(OPENAI, key, Http.ask("[[say:the second]]", true).toString());
            client.readUntil(": keep-alive");
            assertEquals(1, gateway.metric("kirogate_queue_waiting"));
            gateway.gate(gate).open();
            client.readUntil("the second");
            client.readUntil("[DONE]");
        }
        Http.ok(serving.join());
    }

    @Test
    void aClientThatLeavesTheQueueFreesItsPlace() throws Exception {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(ANTHROPIC, key, Http.ask("[[say:the second]]", true).toString());
            waiting(1);
        }
        // The token is busy all the while: nothing but its leaving makes room.
        waiting(0);
        CompletableFuture<HttpResponse<String>> third = asks(OPENAI, "[[say:the third]]", false);
        waiting(1);
        gateway.gate(gate).open();
        Http.ok(serving.join());
        assertTrue(Http.ok(third.join()).toString().contains("the third"));
    }

    @Test
    void metricsTellHowLongRequestsWaited() {
        CompletableFuture<HttpResponse<String>> second = asks(OPENAI, "[[say:the second]]", false);
        waiting(1);
        long before = gateway.metric("kirogate_queue_wait_seconds_count");
        gateway.gate(gate).open();
        Http.ok(second.join());
        Http.ok(serving.join());
        assertEquals(before + 1, gateway.metric("kirogate_queue_wait_seconds_count"));
        String text = gateway.http().send("GET", "/metrics", "").body();
        assertTrue(text.contains("kirogate_queue_wait_seconds_bucket{le=\"+Inf\"} " + (before + 1)), text);
    }
}
