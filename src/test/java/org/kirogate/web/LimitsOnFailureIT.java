package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Whatever comes of a request, its place and what was only reserved for it are given back, and it stays counted. */
class LimitsOnFailureIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final long MOST = 100_000;
    private static RunningGateway gateway;
    private static Person owner;
    private static int gates;
    private long id;
    private String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of(
                "FIRST_TOKEN_TIMEOUT", "2", "FAILOVER_BUDGET", "1", "TOKEN_MAX_CONCURRENCY", "1", "QUEUE_SIZE", "1", "QUEUE_WAIT", "1"));
        owner = gateway.person("owner");
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** A key behind which is a token that serves one request at a time, and of which one request at a time may be made. */
    @BeforeEach
    void makeKey() {
        gateway.quiet();
        owner.token("token-" + ++gates, true);
        JsonObject made = gateway.superKey(owner, "limited");
        id = made.get("id").getAsLong();
        key = made.get("key").getAsString();
        KeyLimits.set(gateway, id, "{\"day\":{\"tokens\":" + MOST + ",\"requests\":50}}", 1, 0);
    }

    @Test
    void aWrongBodyGivesAllBack() {
        assertEquals(400, gateway.http().chat(OPENAI, key, Http.object("model", "claude-sonnet-4-5")).statusCode());
        freeAnd(1);
    }

    @Test
    void anUnknownModelGivesAllBack() {
        JsonObject body = Http.ask("[[say:Hello]]", false);
        body.addProperty("model", "no-such-model");
        assertEquals(404, gateway.http().chat(OPENAI, key, body).statusCode());
        freeAnd(1);
    }

    @Test
    void aFailedUpstreamGivesAllBack() {
        assertTrue(ask("[[error:internal]]", key).statusCode() >= 500);
        freeAnd(1);
    }

    @Test
    void aStreamThatBreaksGivesItsPlaceBack() {
        gateway.http().send("POST", "/v1/messages", Http.ask("[[error:midstream]]", true).toString(), "x-api-key", key);
        freeAnd(1);
    }

    @Test
    void anUpstreamThatTakesTooLongGivesAllBack() {
        int gate = ++gates;
        assertEquals(504, ask("[[slow:" + gate + "]] [[say:Hello]]", key).statusCode());
        gateway.gate(gate).open();
        freeAnd(1);
    }

    @Test
    void aFullQueueGivesAllBack() {
        String other = gateway.superKey(owner, "other").get("key").getAsString();
        List<CompletableFuture<HttpResponse<String>>> busy = new ArrayList<>();
        int gate = ++gates;
        int tokens = Integer.parseInt(gateway.rows("SELECT COUNT(*) AS n FROM tokens").get(0).get("n"));
        for (int i = 0; i < tokens; i++) {
            busy.add(CompletableFuture.supplyAsync(() -> ask("[[slow:" + gate + "]] [[say:Hello]]", other)));
        }
        Await.until(() -> gateway.metric("kirogate_in_flight") == tokens);
        assertEquals(429, ask("[[say:Hello]]", key).statusCode());
        gateway.gate(gate).open();
        busy.forEach(CompletableFuture::join);
        freeAnd(1);
    }

    private static HttpResponse<String> ask(String text, String key) {
        return gateway.http().chat(OPENAI, key, Http.ask(text, false));
    }

    /** Another request is let in, and only what the records say is used. */
    private void freeAnd(int requests) {
        Await.until(() -> gateway.metric("kirogate_admitted") == 0);
        Await.until(() -> records().size() == requests);
        long used = records().stream().mapToLong(record -> Long.parseLong(record.get("tokens"))).sum();
        HttpResponse<String> models = gateway.http().send("GET", "/v1/models", "", "authorization", "Bearer " + key);
        assertEquals(Long.toString(MOST - used), Http.header(models, "x-ratelimit-remaining-tokens"));
        assertEquals(Integer.toString(50 - requests), Http.header(models, "x-ratelimit-remaining-requests"));
        assertEquals(400, gateway.http().chat(OPENAI, key, new JsonObject()).statusCode(), "it is let in");
    }

    private List<Map<String, String>> records() {
        return gateway.rows("SELECT input_tokens + cache_read + cache_write + output_tokens AS tokens FROM usage_records"
                + " WHERE key_id = ?", id);
    }
}
