package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Clients that leave where nothing is read on, or hardly read: the upstream call ends, and nothing stays behind. */
class LeavingClientsIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    private static RunningGateway gateway;
    private static Person owner;
    private static String key;
    private static int gates;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1", "DRAIN_ON_DISCONNECT", "0"));
        owner = gateway.person("owner");
        owner.token("shared", true);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @BeforeEach
    void makeKey() {
        key = Leftovers.narrowKey(gateway, owner);
    }

    @AfterEach
    void nothingStaysBehind() {
        Leftovers.none(gateway, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aClientThatLeavesBeforeTheFirstByteIsNoticedWhenThereIsOne(String path) throws Exception {
        int gate = ++gates;
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(path, key, Http.ask("[[slow:" + gate + "]] [[long:4000]]", true).toString());
            assertTrue(gateway.gate(gate).reached(20));
        }
        gateway.gate(gate).open();
        assertEquals("client_gone", outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aClientThatLeavesInTheMiddleEndsTheCallToTheUpstream(String path) throws Exception {
        int gate = ++gates;
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(path, key, Http.ask("[[slow:" + gate + "]] [[long:4000]]", true).toString());
            gateway.gate(gate).openOnce();
            client.readUntil("word0");
        }
        gateway.gate(gate).open();
        assertEquals("client_gone", outcome());
        assertTrue(gateway.simulator().state().get("lostPeers").getAsInt() > 0, "the upstream was read to its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void aClientThatLeavesASilentAnswerIsNoticedAtTheNextSignOfLife(String path) throws Exception {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(path, key, Http.ask("[[long:40]] [[error:hang]]", true).toString());
            client.readUntil("word1");
        }
        // Nothing more comes from the upstream: only the pings find out.
        assertEquals("client_gone", outcome());
    }

    @Test
    void aClientThatReadsAByteAtATimeHoldsUpNobodyElse() throws Exception {
        Person other = gateway.person("other");
        other.token("own", false);
        String own = other.key("mine").get("key").getAsString();
        try (RawClient client = new RawClient(gateway.port(), 1024)) {
            JsonObject ask = Http.ask("[[long:400000]]", true);
            ask.addProperty("max_tokens", 10_000_000);
            client.post(ANTHROPIC, key, ask.toString());
            client.readUntil("word0");
            // Far more than any buffer on the way holds: the answer waits for its reader.
            assertEquals(1, gateway.metric("kirogate_in_flight"));
            Http.ok(gateway.http().chat(OPENAI, own, Http.ask("Hello", false)));
            client.readUntil("word3");
            assertEquals(1, gateway.metric("kirogate_in_flight"));
            assertEquals(429, gateway.http().chat(OPENAI, key, Http.ask("Hello", false)).statusCode());
        }
        Await.until(() -> gateway.metric("kirogate_in_flight") == 0);
    }

    @Test
    void aWholeAnswerNobodyWaitsForIsGivenBack() throws Exception {
        int gate = ++gates;
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(OPENAI, key, Http.ask("[[slow:" + gate + "]] [[long:40]]", false).toString());
            assertTrue(gateway.gate(gate).reached(20));
        }
        gateway.gate(gate).open();
        gateway.quiet();
    }

    /** The outcome of the first request of this test's key, once it is recorded. */
    private static String outcome() {
        String sql = "SELECT outcome FROM usage_records r JOIN api_keys k ON k.id = r.key_id WHERE k.key_prefix = ?";
        String prefix = key.substring(0, 13);
        Await.until(() -> !gateway.rows(sql, prefix).isEmpty());
        return gateway.rows(sql, prefix).get(0).get("outcome");
    }
}
