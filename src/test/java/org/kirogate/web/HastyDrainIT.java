package org.kirogate.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** Answers that go on for longer than they are read on after their clients left, or than the gateway runs. */
class HastyDrainIT {
    private static final String PATH = "/v1/messages";
    private RunningGateway gateway;
    private String key;

    private void open(String seconds) {
        gateway = RunningGateway.start("", Map.of("PING_INTERVAL", "1", "DRAIN_ON_DISCONNECT", seconds));
        Person owner = gateway.person("owner");
        owner.token("own", false);
        key = owner.key("key").get("key").getAsString();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void anAnswerThatGoesOnForTooLongIsEstimated() throws Exception {
        open("1");
        leaveInTheMiddle();
        Map<String, String> record = record();
        assertEquals("client_gone", record.get("outcome"));
        assertEquals("estimated", record.get("credits_known"));
        assertEquals("time_over", readOn(record));
        gateway.gate(1).open();
        gateway.quiet();
        assertTrue(gateway.simulator().state().get("lostPeers").getAsInt() > 0, "the call to the upstream goes on");
        assertEquals(1, gateway.rows("SELECT id FROM usage_records").size());
    }

    @Test
    void aCallThatHasNotBegunToAnswerGoesOnAsWell() throws Exception {
        open("1");
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(PATH, key, Http.ask("[[slow:1]] [[long:40]]", true).toString());
            assertTrue(gateway.gate(1).reached(20));
        }
        Map<String, String> record = record();
        assertEquals("client_gone", record.get("outcome"));
        assertEquals("0", record.get("first_token_ms"));
        assertEquals("1", record.get("attempts"));
        assertEquals("time_over", readOn(record));
        gateway.gate(1).open();
        gateway.quiet();
    }

    @Test
    void aStopEndsItAtOnceAndItsRecordIsKept() throws Exception {
        open("300");
        leaveInTheMiddle();
        Await.until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(Leftovers::serves));
        long from = System.nanoTime();
        gateway.stop();
        assertTrue(System.nanoTime() - from < 60_000_000_000L, "it was waited for");
        Map<String, String> record = record();
        assertEquals("client_gone", record.get("outcome"));
        assertEquals("estimated", record.get("credits_known"));
        assertEquals("stopped", readOn(record));
    }

    private void leaveInTheMiddle() throws IOException, InterruptedException {
        try (RawClient client = new RawClient(gateway.port(), 0)) {
            client.post(PATH, key, Http.ask("[[slow:1]] [[long:400]]", true).toString());
            gateway.gate(1).openOnce();
            client.readUntil("word0");
        }
        assertTrue(gateway.gate(1).reached(20));
    }

    private Map<String, String> record() {
        Await.until(() -> !gateway.rows("SELECT id FROM usage_records").isEmpty());
        return gateway.rows("SELECT r.*, p.receipt FROM usage_records r"
                + " LEFT JOIN request_receipts p ON p.request_id = r.request_id").get(0);
    }

    private static String readOn(Map<String, String> record) {
        return JsonParser.parseString(record.get("receipt")).getAsJsonObject().get("read_on").getAsString();
    }
}
