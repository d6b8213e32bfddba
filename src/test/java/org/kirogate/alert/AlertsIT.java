package org.kirogate.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** The whole gateway and a receiver on a socket. */
class AlertsIT {
    private static final String SECRET = "whsec_of_the_tests_0123456789";

    /** One post as it came. */
    private record Received(String path, String id, String signature, String body) {
        JsonObject json() {
            return JsonParser.parseString(body).getAsJsonObject();
        }

        String told() {
            return json().get("kind").getAsString() + " " + json().get("severity").getAsString();
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<Integer> statuses = new LinkedBlockingQueue<>();
    private HttpServer receiver;
    private RunningGateway gateway;
    private boolean closed;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::take);
        receiver.start();
        gateway = RunningGateway.start("", Map.of(
                "ALERT_WEBHOOK_URL", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook?key=hidden",
                "ALERT_WEBHOOK_SECRET", SECRET));
    }

    @AfterEach
    void stop() {
        if (!closed) {
            gateway.close();
        }
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("X-KiroGate-Signature"), body));
        Integer status = statuses.poll();
        if (status != null && status == 302) {
            exchange.getResponseHeaders().set("location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
    }

    @Test
    void anEmptyPoolIsToldSignedAndTriedAgainUntilItIsTakenAndThenItsEnd() throws GeneralSecurityException {
        statuses.add(500);
        Await.until(() -> told("pool_low critical") == 2);
        assertEquals(received.get(0).id(), received.get(1).id());
        assertEquals(received.get(0).body(), received.get(1).body());
        Received alert = received.get(1);
        assertEquals("/hook?key=hidden", alert.path());
        assertEquals(alert.json().get("id").getAsString(), alert.id());
        String time = alert.signature().replaceFirst("t=(\\d+),v1=[0-9a-f]{64}", "$1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((time + "." + alert.body()).getBytes(StandardCharsets.UTF_8));
        assertEquals("t=" + time + ",v1=" + HexFormat.of().formatHex(expected), alert.signature());

        gateway.person("giver").token("given", true);
        Await.until(() -> told("pool_low resolved") == 1);
        assertEquals(2, told("pool_low critical"));
    }

    @Test
    void aSuspendedAccountIsToldWithoutNamesAndARedirectIsNotFollowed() {
        Await.until(() -> told("pool_low critical") == 1);
        statuses.add(302);
        Person person = gateway.person("giver");
        long token = person.token("given", true);
        Await.until(() -> told("pool_low resolved") == 1);
        String key = gateway.superKey(person, "shared").get("key").getAsString();
        gateway.http().chat("/v1/chat/completions", key, Http.ask("[[error:suspended]] hi", false));
        Await.until(() -> told("token_lost warning") == 1);
        Received lost = received.stream().filter(one -> one.told().startsWith("token_lost")).findFirst().orElseThrow();
        assertEquals("token " + token, lost.json().get("subject").getAsString());
        assertEquals("suspended", lost.json().getAsJsonObject("details").get("state").getAsString());
        for (String personal : List.of("giver", "example", "given", "sk-super", "@")) {
            assertFalse(lost.body().contains(personal), lost.body());
        }
        assertTrue(received.stream().allMatch(one -> one.path().startsWith("/hook")), received.toString());
    }

    @Test
    void aLockedDoorIsTold() {
        for (int i = 0; i < 8; i++) {
            gateway.http().send("POST", "/admin/api/login", Http.object("password", "wrong").toString(),
                    "content-type", "application/json");
        }
        Await.until(() -> told("sign_in_lockout warning") == 1);
    }

    @Test
    void aKeyThatIsNearItsLimitIsToldOnce() {
        Person person = gateway.person("giver");
        person.token("given", true);
        JsonObject made = gateway.superKey(person, "limited");
        gateway.admin("PATCH", "/admin/api/super-api-keys/" + made.get("id"),
                JsonParser.parseString("{\"limits\":{\"day\":{\"requests\":10}}}").getAsJsonObject());
        for (int i = 0; i < 9; i++) {
            assertEquals(200, gateway.http()
                    .chat("/v1/messages", made.get("key").getAsString(), Http.ask("[[say:x]]", false)).statusCode());
        }
        Await.until(() -> told("key_near_limit warning") == 1);
        JsonObject near = received.stream().filter(one -> one.told().startsWith("key_near"))
                .findFirst().orElseThrow().json();
        assertEquals("key " + made.get("id") + " day.requests", near.get("subject").getAsString());
        assertEquals(10, near.getAsJsonObject("details").get("limit").getAsInt());
        assertTrue(near.getAsJsonObject("details").get("used").getAsInt() >= 8, near.toString());
        assertFalse(near.toString().contains("limited\""), "no name");
    }

    @Test
    void aBrokenRecordOfActsIsToldAndThatItIsWholeAgain() throws SQLException {
        gateway.person("somebody");
        byHand("UPDATE audit_log SET reason = 'other' WHERE number = 1");
        check();
        Await.until(() -> told("audit_chain_broken critical") == 1);
        byHand("UPDATE audit_log SET reason = '' WHERE number = 1");
        check();
        Await.until(() -> told("audit_chain_broken resolved") == 1);
    }

    private void check() {
        Await.until(() -> gateway.http().send("POST", "/admin/api/audit/check", "{}",
                "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN,
                "content-type", "application/json").statusCode() == 202);
    }

    private void byHand(String statement) throws SQLException {
        try (Connection connection = gateway.database().connect(); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void aStopIsNotHeldUpByAReceiverThatFails() {
        for (int i = 0; i < 50; i++) {
            statuses.add(503);
        }
        Await.until(() -> !received.isEmpty());
        closed = true;
        long began = System.nanoTime();
        gateway.close();
        assertTrue(System.nanoTime() - began < 15_000_000_000L, "the stop waited for an alert");
    }

    private long told(String kindAndSeverity) {
        return received.stream().filter(one -> one.told().equals(kindAndSeverity)).count();
    }
}
