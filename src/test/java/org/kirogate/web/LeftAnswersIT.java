package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
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

/** Answers whose clients left are read on to their end, so that it is known what they cost. */
class LeftAnswersIT {
    private static final String OPENAI = "/v1/chat/completions";
    private static final String ANTHROPIC = "/v1/messages";
    /** As many answers as are read on at a time. */
    private static final int PLACES = 64;
    private static RunningGateway gateway;
    private static int number;
    private static int gates;
    private String account;
    private String key;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1", "DRAIN_ON_DISCONNECT", "120"));
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    /** An account that serves this test only. */
    @BeforeEach
    void makeKey() {
        Person owner = gateway.person("owner_" + ++number);
        account = "account-" + number;
        owner.token(account, false);
        key = owner.key("key").get("key").getAsString();
    }

    @AfterEach
    void nothingStaysBehind() {
        gateway.quiet();
    }

    @ParameterizedTest
    @ValueSource(strings = {OPENAI, ANTHROPIC})
    void anAnswerThatIsLeftInTheMiddleIsReadToItsEnd(String path) throws Exception {
        int gate = ++gates;
        leaveInTheMiddle(path, gate, "[[long:4000]]");
        untilNoticed(gate);
        gateway.gate(gate).open();
        Map<String, String> record = record();
        assertEquals("client_gone", record.get("outcome"));
        assertEquals("499", record.get("status"));
        assertEquals("settled", record.get("credits_known"));
        double charged = gateway.simulator().account(account).creditsUsed();
        assertEquals(charged, Double.parseDouble(record.get("credits")), 1e-6);
        assertTrue(Long.parseLong(record.get("output_tokens")) > 4000, record.toString());
        assertEquals("settled", receipt(record).get("read_on").getAsString());
        assertTrue(receipt(record).get("read_on_ms").getAsLong() >= 0);
        assertEquals(record.get("credits"), gateway.rows(
                "SELECT SUM(credits) AS n FROM usage_hourly WHERE key_id = ?", record.get("key_id")).get(0).get("n"));
    }

    @Test
    void aKeysPlaceIsHeldUntilThen() throws Exception {
        Person owner = gateway.person("narrow_" + number);
        owner.token("narrow-" + number, true);
        key = Leftovers.narrowKey(gateway, owner);
        int gate = ++gates;
        leaveInTheMiddle(OPENAI, gate, "[[long:40]]");
        untilNoticed(gate);
        assertEquals(429, gateway.http().chat(OPENAI, key, Http.ask("Hello", false)).statusCode(),
                "whoever leaves would have more at once than the key may");
        gateway.gate(gate).open();
        Await.until(() -> gateway.http().chat(OPENAI, key, Http.ask("Hello", false)).statusCode() == 200);
    }

    @Test
    void anAnswerWhosePriceDoesNotComeIsEstimatedWhenItFails() throws Exception {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            int gate = ++gates;
            client.post(ANTHROPIC, key, Http.ask("[[slow:" + gate + "]] [[long:40]] [[error:cut]]", true).toString());
            gateway.gate(gate).openOnce();
            client.readUntil("word0");
            client.close();
            untilNoticed(gate);
            gateway.gate(gate).open();
        }
        Map<String, String> record = record();
        assertEquals("client_gone", record.get("outcome"));
        assertEquals("estimated", record.get("credits_known"));
        assertEquals("failed", receipt(record).get("read_on").getAsString());
    }

    @Test
    void noMoreThanSoManyAreReadOnAtATime() throws Exception {
        int first = gates + 1;
        int leavers = PLACES + 6;
        gates += leavers;
        for (int gate = first; gate < first + leavers; gate++) {
            leaveInTheMiddle(ANTHROPIC, gate, "[[long:40]]");
        }
        Await.until(() -> records().size() == leavers - PLACES);
        for (Map<String, String> record : records()) {
            assertEquals("estimated", record.get("credits_known"));
            assertNotEquals("0", record.get("input_tokens"));
        }
        for (int gate = first; gate < first + leavers; gate++) {
            gateway.gate(gate).open();
        }
        Await.until(() -> records().size() == leavers);
        assertEquals(PLACES, records().stream().filter(one -> one.get("credits_known").equals("settled")).count());
    }

    private void leaveInTheMiddle(String path, int gate, String marks) throws IOException {
        JsonObject ask = Http.ask("[[slow:" + gate + "]] " + marks, true);
        ask.addProperty("max_tokens", 100_000);
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(path, key, ask.toString());
            gateway.gate(gate).openOnce();
            client.readUntil("word0");
        }
    }

    /** The answer stands still at its gate: once no thread serves its client any more, it is read on elsewhere. */
    private static void untilNoticed(int gate) throws InterruptedException {
        assertTrue(gateway.gate(gate).reached(20));
        Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(Leftovers::serves));
    }

    private List<Map<String, String>> records() {
        return gateway.rows("SELECT r.*, p.receipt FROM usage_records r JOIN api_keys k ON k.id = r.key_id"
                + " LEFT JOIN request_receipts p ON p.request_id = r.request_id WHERE k.key_prefix = ? ORDER BY r.id",
                key.substring(0, 13));
    }

    /** That of the only request of this test's key. */
    private Map<String, String> record() {
        Await.until(() -> !records().isEmpty());
        return records().get(0);
    }

    private static JsonObject receipt(Map<String, String> record) {
        return JsonParser.parseString(record.get("receipt")).getAsJsonObject();
    }
}
