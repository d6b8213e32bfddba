package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Limits of keys, as their clients see them. */
class LimitsIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String RESPONSES = "/v1/responses";
    private static final String ANTHROPIC = "/v1/messages";
    private static final String HELLO = "[[say:Hello]]";
    private static final int MANY = 200;
    private static RunningGateway gateway;
    private static Person owner;
    private static int gates;
    private JsonObject made;
    private String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1"));
        owner = gateway.person("owner");
        owner.token("shared", true);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @BeforeEach
    void makeKey() {
        gateway.quiet();
        made = gateway.superKey(owner, "limited");
        key = made.get("key").getAsString();
    }

    @Test
    void twoHundredRequestsAtOnceNeverPassFiveAtATime() {
        limit("{}", 5, 0);
        int gate = ++gates;
        AtomicInteger served = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> asks = atOnce(MANY, "[[slow:" + gate + "]] " + HELLO, 16, answer ->
                (answer.statusCode() == 200 ? served : refused).incrementAndGet());
        Await.until(() -> refused.get() == MANY - 5);
        assertEquals(5, gateway.simulator().activeExchanges());
        gateway.gate(gate).open();
        asks.forEach(CompletableFuture::join);
        assertEquals(5, served.get());
        assertFree();
    }

    @Test
    void twoHundredRequestsAtOnceNeverPassSixtyAMinute() {
        limit("{}", 0, 60);
        AtomicInteger served = new AtomicInteger();
        atOnce(MANY, HELLO, 32, answer -> served.addAndGet(answer.statusCode() == 200 ? 1 : 0))
                .forEach(CompletableFuture::join);
        assertEquals(60, served.get());
    }

    @Test
    void twoHundredRequestsAtOnceNeverPassTheTokensOfADay() {
        int most = 20_000;
        limit("{\"day\":{\"tokens\":" + most + "}}", 0, 0);
        AtomicInteger served = new AtomicInteger();
        atOnce(MANY, "[[long:150]]", 32, answer -> served.addAndGet(answer.statusCode() == 200 ? 1 : 0))
                .forEach(CompletableFuture::join);
        gateway.quiet();
        Await.until(() -> records().size() == MANY);
        long used = records().stream().mapToLong(record -> Long.parseLong(record.get("tokens"))).sum();
        assertTrue(used <= most, used + " tokens were used of " + most);
        assertTrue(served.get() > 10, served + " were served");
        Await.until(() -> stored("tokens") == used);
    }

    @ParameterizedTest
    @EnumSource(Operations.class)
    void everyAnswerOfALimitedKeyTellsItsLimits(Operations operation) {
        limit("{\"day\":{\"tokens\":1000000},\"total\":{\"requests\":10}}", 0, 0);
        boolean anthropic = operation.anthropic();
        HttpResponse<String> answer = operation.ask(gateway, "authorization", "Bearer " + key);
        assertEquals(200, answer.statusCode(), answer.body());
        String left = operation == Operations.MODELS ? "10" : "9";
        assertEquals(left, limits(answer, anthropic, "requests", "remaining"));
        assertEquals("10", limits(answer, anthropic, "requests", "limit"));
        assertEquals("", limits(answer, anthropic, "requests", "reset"));
        assertEquals("1000000", limits(answer, anthropic, "tokens", "limit"));
        assertTrue(!limits(answer, anthropic, "tokens", "reset").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, RESPONSES, ANTHROPIC})
    void aRequestOverTheLimitIsToldWhichAndWhenItFrees(String path) {
        limit("{\"month\":{\"requests\":1}}", 0, 0);
        for (boolean stream : new boolean[] {true, false}) {
            HttpResponse<String> answer = ask(path, HELLO, stream);
            assertEquals(stream ? 200 : 429, answer.statusCode(), answer.body());
            boolean anthropic = path.equals(ANTHROPIC);
            assertEquals("1", limits(answer, anthropic, "requests", "limit"));
            assertEquals("0", limits(answer, anthropic, "requests", "remaining"));
            if (!stream) {
                assertTrue(Long.parseLong(Http.header(answer, "retry-after")) >= 1);
                JsonObject error = Http.json(answer).getAsJsonObject("error");
                assertTrue(error.get("message").getAsString().contains("month.requests"), error.toString());
                assertEquals(anthropic ? "rate_limit_error" : "rate_limit_exceeded",
                        error.get(anthropic ? "type" : "code").getAsString());
            }
        }
    }

    @Test
    void aClientThatLeavesGivesItsPlaceBack() throws Exception {
        limit("{\"day\":{\"tokens\":100000}}", 1, 0);
        int gate = ++gates;
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(OPENAI, key, Http.ask("[[slow:" + gate + "]] [[long:4000]]", true).toString());
            assertTrue(gateway.gate(gate).reached(20));
            assertEquals(429, ask(OPENAI, HELLO, false).statusCode());
        }
        gateway.gate(gate).open();
        assertFree();
    }

    @Test
    void theLastAnswerOfADayEndsWhereItsTokensDo() {
        limit("{\"day\":{\"tokens\":300}}", 0, 0);
        JsonObject answer = Http.ok(ask(OPENAI, "[[long:1000]]", false));
        JsonObject choice = answer.getAsJsonArray("choices").get(0).getAsJsonObject();
        assertEquals("length", choice.get("finish_reason").getAsString());
        assertTrue(answer.getAsJsonObject("usage").get("completion_tokens").getAsLong() <= 300, answer.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void modelsNetworksAndProgramsThatAreNotAllowedAre403(String path) {
        limit("{\"models\":[\"claude-haiku-*\"]}", 0, 0);
        HttpResponse<String> model = ask(path, HELLO, false);
        assertEquals(403, model.statusCode());
        assertTrue(model.body().contains("claude-sonnet-4-5") && model.body().contains("claude-haiku-*"), model.body());
        assertTrue(!models().body().contains("sonnet"));
        limit("{\"networks\":[\"198.51.100.0/24\"]}", 0, 0);
        assertEquals(403, ask(path, HELLO, false).statusCode());
        assertEquals(403, models().statusCode());
        limit("{\"networks\":[\"127.0.0.0/8\",\"::1\"],\"clients\":[\"codex\"]}", 0, 0);
        HttpResponse<String> client = ask(path, HELLO, false);
        assertEquals(403, client.statusCode());
        assertTrue(client.body().contains("java"), client.body());
    }

    private HttpResponse<String> ask(String path, String text, boolean stream) {
        JsonObject body = Http.ask(text, stream);
        if (path.equals(RESPONSES)) {
            body.remove("messages");
            body.remove("max_tokens");
            body.addProperty("input", text);
        }
        return gateway.http().chat(path, key, body);
    }

    private HttpResponse<String> models() {
        return gateway.http().send("GET", "/v1/models", "", "authorization", "Bearer " + key);
    }

    /** A request is let in although only one at a time may be. */
    private void assertFree() {
        Await.until(() -> gateway.metric("kirogate_admitted") == 0);
        Http.ok(ask(OPENAI, HELLO, false));
    }

    private interface Look {
        void at(HttpResponse<String> answer);
    }

    private List<CompletableFuture<Void>> atOnce(int requests, String text, int threads, Look look) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<CompletableFuture<Void>> asks = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            String path = i % 2 == 0 ? OPENAI : ANTHROPIC;
            boolean stream = i % 3 == 0;
            asks.add(CompletableFuture.runAsync(() -> look.at(ask(path, text, stream)), pool));
        }
        pool.shutdown();
        return asks;
    }

    private static String limits(HttpResponse<String> answer, boolean anthropic, String unit, String figure) {
        return Http.header(answer, anthropic
                ? "anthropic-ratelimit-" + unit + "-" + figure : "x-ratelimit-" + figure + "-" + unit);
    }

    private List<Map<String, String>> records() {
        return gateway.rows("SELECT input_tokens + cache_read + cache_write + output_tokens AS tokens FROM usage_records"
                + " WHERE key_id = ?", id());
    }

    private long stored(String column) {
        return Long.parseLong(gateway.rows("SELECT COALESCE(MAX(" + column + "), 0) AS n FROM limit_use"
                + " WHERE scope = 1 AND subject = ?", id()).get(0).get("n"));
    }

    private long id() {
        return made.get("id").getAsLong();
    }

    private void limit(String document, int atATime, int perMinute) {
        KeyLimits.set(gateway, id(), document, atATime, perMinute);
    }
}
