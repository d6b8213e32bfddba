package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
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

/** The interfaces that tell of usage, over requests of two people: one shares a token, the other takes from it. */
class UsageApiIT {
    private static final int GIVEN = 3;
    private static final int OWN = 2;

    private static RunningGateway gateway;
    private static Person giver;
    private static Person taker;
    private static long token;
    private static JsonObject superKey;
    private static JsonObject ownKey;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start();
        giver = gateway.person("giver");
        taker = gateway.person("taker");
        token = giver.token("shared", true);
        superKey = gateway.superKey(taker, "takes");
        ownKey = giver.key("mine");
        List<String> ids = new ArrayList<>();
        ids.add(ask("/v1/chat/completions", superKey));
        ids.add(ask("/v1/chat/completions", superKey));
        ids.add(ask("/v1/messages", superKey));
        ids.add(ask("/v1/messages", ownKey));
        ids.add(ask("/v1/messages", ownKey));
        ids.forEach(gateway::usage);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    private static String ask(String path, JsonObject key) {
        HttpResponse<String> answer = gateway.http().chat(path, key.get("key").getAsString(), Http.ask("Hello", false));
        assertEquals(200, answer.statusCode(), answer.body());
        return Http.header(answer, "x-request-id");
    }

    private static JsonObject admin(String query) {
        return gateway.admin("GET", "/admin/api/usage?" + query, new JsonObject());
    }

    private static String text(String path) {
        HttpResponse<String> answer = gateway.http().send(
                "GET", path, "", "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static long total(JsonObject answer) {
        return answer.getAsJsonObject("total").get("requests").getAsLong();
    }

    private static long items(JsonObject answer) {
        long sum = 0;
        for (JsonElement item : answer.getAsJsonArray("items")) {
            sum += item.getAsJsonObject().get("requests").getAsLong();
        }
        return sum;
    }

    @Test
    void superKeyTrafficMovesTheKeysAndThePoolsFiguresAndNeverTheOwnersOwn() {
        Map<String, String> row = gateway.rows("SELECT * FROM tokens WHERE id = ?", token).get(0);
        assertEquals("" + OWN, row.get("request_count"));
        assertEquals("" + OWN, row.get("success_count"));
        assertEquals("" + GIVEN, row.get("pool_request_count"));
        assertEquals("" + GIVEN, row.get("pool_success_count"));
        for (JsonObject key : List.of(superKey, ownKey)) {
            assertEquals("" + (key == superKey ? GIVEN : OWN),
                    gateway.rows("SELECT request_count FROM api_keys WHERE id = ?", key.get("id").getAsLong()).get(0)
                            .get("request_count"));
        }
        for (String by : List.of("model", "key", "dialect", "outcome", "client")) {
            JsonObject own = giver.does("GET", "/user/api/usage?period=24h&by=" + by, new JsonObject());
            assertEquals(OWN, total(own), by);
            assertEquals(OWN, items(own), by);
            assertEquals(GIVEN, own.getAsJsonObject("given").get("requests").getAsLong(), by);
            assertEquals(0, own.getAsJsonObject("taken").get("requests").getAsLong(), by);
        }
        JsonObject takers = taker.does("GET", "/user/api/usage", new JsonObject());
        assertEquals(GIVEN, total(takers));
        assertEquals(GIVEN, takers.getAsJsonObject("taken").get("requests").getAsLong());
        assertEquals(0, takers.getAsJsonObject("given").get("requests").getAsLong());
        assertEquals(OWN, total(admin("user=" + giver.id())));
        assertEquals(GIVEN, total(admin("user=" + taker.id() + "&outcome=ok")));
        assertEquals(GIVEN + OWN, total(admin("token=" + token + "&by=client")));
        assertEquals(OWN, giver.does("GET", "/user/api/requests", new JsonObject()).getAsJsonArray("items").size());
        assertEquals("", gateway.rows("SELECT COALESCE(GROUP_CONCAT(item), '') AS items FROM usage_items"
                + " WHERE facet = 2 AND days = 0 AND requests NOT IN (?, ?)", OWN, GIVEN).get(0).get("items"));
        assertEquals("0", gateway.rows("SELECT COUNT(*) AS n FROM audit_log WHERE action = 'usage.drift'").get(0)
                .get("n"));
    }

    @Test
    void whatIsGivenIsToldWithoutANameAndForOneTokenToo() {
        String body = giver.call("GET", "/user/api/usage?by=key&token=" + token, new JsonObject()).body();
        assertFalse(body.contains("taker") || body.contains("\"" + superKey.get("id").getAsString() + "\""), body);
        assertEquals(GIVEN, JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("given").get("requests")
                .getAsLong());
        assertEquals(400, taker.call("GET", "/user/api/usage?token=" + token, new JsonObject()).statusCode());
        assertEquals(0, total(taker.does("GET", "/user/api/usage?key=" + ownKey.get("id"), new JsonObject())));
        assertEquals(OWN, total(giver.does("GET", "/user/api/usage?user=" + taker.id(), new JsonObject())));
    }

    @Test
    void everyPartAddsUpWithSeriesAndWhatIsLeft() {
        for (String by : List.of("model", "key", "user", "token", "dialect", "outcome", "client")) {
            JsonObject answer = admin("per=hour&period=7d&tz=Asia/Kolkata&series=10&limit=1&by=" + by);
            assertEquals(GIVEN + OWN, total(answer), by);
            JsonArray items = answer.getAsJsonArray("items");
            assertEquals(1, items.size(), by);
            long first = items.get(0).getAsJsonObject().get("requests").getAsLong();
            assertEquals(GIVEN + OWN, first + answer.getAsJsonObject("other").get("requests").getAsLong(), by);
            JsonArray slots = items.get(0).getAsJsonObject().getAsJsonArray("slots");
            assertEquals(answer.getAsJsonArray("slots").size(), slots.size(), by);
            long drawn = 0;
            for (JsonElement slot : slots) {
                drawn += slot.getAsJsonObject().get("requests").getAsLong();
            }
            assertEquals(first, drawn, by);
        }
    }

    @Test
    void aSpanOfOnesOwnIsCutAsAsked() {
        JsonObject answer = admin("from=2026-01-01&to=2026-03-01T00:00:00Z&tz=Europe/Berlin&per=month");
        assertEquals("custom", answer.get("period").getAsString());
        assertEquals(List.of("1767222000000", "1769900400000"), answer.getAsJsonArray("slots").asList().stream()
                .map(slot -> slot.getAsJsonObject().get("start").getAsString()).toList().subList(0, 2));
        assertEquals(24, admin("from=1767225600000&to=1767312000000").getAsJsonArray("slots").size());
    }

    @Test
    void whatCantBeAskedForIsNamed() {
        for (Map.Entry<String, String> bad : Map.ofEntries(
                Map.entry("by=colour", "by"), Map.entry("per=minute", "per"), Map.entry("show=x", "show"),
                Map.entry("period=never", "period"), Map.entry("tz=Nowhere", "tz"), Map.entry("from=yesterday", "from"),
                Map.entry("to=2026-01-01", "from"), Map.entry("from=2026-02-01&to=2026-01-01", "to"),
                Map.entry("from=2020-01-01&per=hour", "per"), Map.entry("key=x", "key"), Map.entry("user=0", "user"),
                Map.entry("token=-1", "token"), Map.entry("outcome=bad", "outcome"), Map.entry("limit=101", "limit"),
                Map.entry("series=11", "series"), Map.entry("client=" + "x".repeat(33), "client"),
                Map.entry("token=1&key=1&by=client", "token")).entrySet()) {
            HttpResponse<String> answer = gateway.http().send("GET", "/admin/api/usage?" + bad.getKey(), "",
                    "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
            assertEquals(400, answer.statusCode(), bad.getKey());
            assertTrue(answer.body().contains("\"param\":\"" + bad.getValue() + "\""), answer.body());
        }
        assertEquals(400, giver.call("GET", "/user/api/usage?by=user", new JsonObject()).statusCode());
        assertEquals(400, gateway.http().send("GET", "/admin/api/requests/export?format=xml", "", "authorization",
                "Bearer " + RunningGateway.ADMIN_TOKEN).statusCode());
    }

    @Test
    void listsTakeFiltersAndCursors() {
        JsonObject first = gateway.admin(
                "GET", "/admin/api/requests?page_size=2&status=2xx&token=" + token, new JsonObject());
        JsonObject second = gateway.admin(
                "GET", "/admin/api/requests?page_size=4&status=200&token=" + token + "&cursor="
                + first.get("next_cursor").getAsString(), new JsonObject());
        assertEquals(2, first.getAsJsonArray("items").size());
        assertEquals(GIVEN + OWN - 2, second.getAsJsonArray("items").size());
        Map<String, Integer> expected = Map.of("key=" + superKey.get("id"), GIVEN, "key=super", GIVEN,
                "key=ordinary", OWN, "user=" + giver.id(), OWN, "client=java", GIVEN + OWN, "status=4xx", 0,
                "dialect=openai", 2, "address=127.0.0.1", GIVEN + OWN, "model=claude-sonnet-4.5", GIVEN + OWN,
                "to=2020-01-01", 0);
        for (Map.Entry<String, Integer> asked : expected.entrySet()) {
            JsonObject answer = gateway.admin("GET", "/admin/api/requests?" + asked.getKey(), new JsonObject());
            assertEquals(asked.getValue(), answer.getAsJsonArray("items").size(), asked.getKey());
        }
        String id = first.getAsJsonArray("items").get(0).getAsJsonObject().get("id").getAsString();
        assertEquals(1, gateway.admin("GET", "/admin/api/requests?search=" + id, new JsonObject())
                .getAsJsonArray("items").size());
    }

    @Test
    void filesHoldTheSame() {
        assertEquals(1 + GIVEN + OWN, text("/admin/api/requests/export").strip().split("\r\n").length);
        String lines = text("/admin/api/requests/export?format=jsonl&key=" + superKey.get("id"));
        assertEquals(GIVEN, lines.strip().split("\n").length);
        assertFalse(lines.contains("127.0.0.1"), "addresses stay");
        String sums = text("/admin/api/usage/export?by=user&period=24h");
        assertTrue(sums.startsWith("\uFEFFstart,user_id,requests,successes,"), sums);
        assertTrue(sums.contains("," + taker.id() + "," + GIVEN + "," + GIVEN + ",0,0,"), sums);
        JsonObject own = JsonParser.parseString(giver.call(
                "GET", "/user/api/usage/export?format=jsonl&period=24h", new JsonObject()).body()).getAsJsonObject();
        assertEquals(OWN, own.get("requests").getAsLong());
        String others = "/user/api/requests/export?format=jsonl&user=" + taker.id();
        assertEquals(OWN, giver.call("GET", others, new JsonObject()).body().strip().split("\n").length);
        for (String path : List.of("/admin/api/usage/export", "/admin/api/requests/export", "/user/api/usage/export",
                "/user/api/requests/export")) {
            assertEquals(401, gateway.http().send("GET", path, "").statusCode(), path);
        }
    }
}
