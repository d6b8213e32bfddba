package org.kirogate.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/** What users do for themselves, and what a key reaches: their own tokens, or everybody's public ones. */
class OwnKeysIT {
    private static final JsonObject NOTHING = new JsonObject();
    private static RunningGateway gateway;
    private static Person alice;
    private static Person bob;
    private static long alicePublic;
    private static long bobPublic;
    private static long bobPrivate;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("TOKEN_ALLOCATION_STRATEGY", "round_robin"));
        alice = gateway.person("alice");
        bob = gateway.person("bob");
        alicePublic = alice.token("alice-public", true);
        bobPublic = bob.token("bob-public", true);
        bobPrivate = bob.token("bob-private", false);
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void g02G56ASuperKeyReachesEveryPublicTokenAndNoPrivateOne() {
        String secret = gateway.superKey(alice, "all").get("key").getAsString();
        assertEquals(Set.of(alicePublic, bobPublic), serving(secret, 8));
    }

    @Test
    void g07G45AnOrdinaryKeyReachesItsOwnersTokensOnly() {
        JsonObject key = bob.key("mine");
        assertTrue(key.get("key").getAsString().matches("sk-[0-9a-f]{48}"), "G07");
        assertFalse(key.get("is_super").getAsBoolean());
        assertEquals(Set.of(bobPublic, bobPrivate), serving(key.get("key").getAsString(), 8));
    }

    @Test
    void g47APrivateTokenMadePublicServesAtOnce() {
        Person carol = gateway.person("carol");
        String own = carol.key("mine").get("key").getAsString();
        HttpResponse<String> nothing = gateway.http().chat("/v1/messages", own, Http.ask("Hello", false));
        assertEquals(503, nothing.statusCode());
        assertFalse(Http.header(nothing, "retry-after").isEmpty());
        long token = carol.token("carol-token", false);
        String secret = gateway.superKey(carol, "all").get("key").getAsString();
        assertFalse(serving(secret, 6).contains(token));
        JsonObject open = new JsonObject();
        open.addProperty("is_public", true);
        carol.does("PATCH", "/user/api/tokens/" + token, open);
        assertTrue(serving(secret, 6).contains(token));
        open.addProperty("is_public", false);
        carol.does("PATCH", "/user/api/tokens/" + token, open);
        assertFalse(serving(secret, 6).contains(token));
        carol.does("DELETE", "/user/api/tokens/" + token, NOTHING);
        assertEquals(404, carol.call("GET", "/user/api/tokens/" + token, NOTHING).statusCode());
    }

    @Test
    void g35G46WithoutAPublicTokenBothDialectsSayIt() {
        try (RunningGateway empty = RunningGateway.start()) {
            Person owner = empty.person("owner");
            String secret = empty.superKey(owner, "early").get("key").getAsString();
            for (String path : List.of("/v1/messages", "/v1/chat/completions")) {
                HttpResponse<String> answer = empty.http().chat(path, secret, Http.ask("Hello", true));
                assertEquals(503, answer.statusCode());
                assertEquals("暂无可用的公共 Token", Http.json(answer).get("detail").getAsString());
            }
            owner.token("private", false);
            assertEquals(503, empty.http().chat("/v1/messages", secret, Http.ask("Hello", false)).statusCode());
        }
    }

    @Test
    void g48G50G51TheOwnerSeesTheSuperKeyMarkedAndMayStopIt() {
        JsonObject made = gateway.superKey(alice, "given");
        String secret = made.get("key").getAsString();
        String path = "/user/api/keys/" + made.get("id");
        JsonObject seen = listed(alice, made.get("id").getAsLong());
        assertTrue(seen.get("is_super").getAsBoolean());
        assertTrue(seen.get("key_prefix").getAsString().startsWith("sk-super-"));
        assertFalse(seen.has("key"));
        JsonObject off = new JsonObject();
        off.addProperty("is_active", false);
        alice.does("PATCH", path, off);
        assertEquals(401, chat(secret).statusCode());
        off.addProperty("is_active", true);
        alice.does("PATCH", path, off);
        assertEquals(200, chat(secret).statusCode());
        alice.does("DELETE", path, NOTHING);
        assertEquals(401, chat(secret).statusCode());
    }

    @Test
    void anothersKeysAndTokensAreNotThere() {
        long key = bob.key("his").get("id").getAsLong();
        JsonObject off = new JsonObject();
        off.addProperty("is_active", false);
        for (String path : List.of("/user/api/keys/" + key, "/user/api/tokens/" + bobPrivate)) {
            assertEquals(404, alice.call("GET", path, NOTHING).statusCode());
            assertEquals(404, alice.call("PATCH", path, off).statusCode());
            assertEquals(404, alice.call("DELETE", path, NOTHING).statusCode());
        }
        assertEquals(404, alice.call("POST", "/user/api/keys/" + key + "/rotate", NOTHING).statusCode());
        assertTrue(bob.does("GET", "/user/api/keys/" + key, NOTHING).get("is_active").getAsBoolean());
        assertEquals(bobPrivate, bob.token(bobPrivate).get("id").getAsLong());
    }

    @Test
    void withoutSessionOrCsrfTokenNothingChanges() {
        HttpResponse<String> nobody = gateway.http().send("GET", "/user/api/keys", "");
        assertEquals(401, nobody.statusCode());
        assertEquals("{\"error\":\"未授权\",\"detail\":\"未授权\"}", nobody.body());
        assertEquals(401, gateway.http().send("POST", "/user/api/tokens", "{}").statusCode());
        Http browser = new Http(gateway.url(""));
        Http.ok(browser.send("POST", "/user/api/login", "{\"name\":\"bob\",\"password\":\"Passw0rd-of-tests\"}"));
        Http.ok(browser.send("GET", "/user/api/keys", ""));
        assertEquals(403, browser.send("POST", "/user/api/keys", "{\"name\":\"forged\"}").statusCode());
    }

    @Test
    void theSameAccountTwiceIsRefusedWithoutSayingWhoseItIs() {
        JsonObject ask = Http.object("name", "again");
        ask.add("credential", Http.object("refreshToken", gateway.simulator().refreshToken("bob-public"),
                "authMethod", "social", "region", "us-east-1"));
        HttpResponse<String> answer = alice.call("POST", "/user/api/tokens", ask);
        assertEquals(409, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("bob"), answer.body());
    }

    @Test
    void g52G54SuperTrafficIsCountedOnItsKeyAndNotOnTheTokensOwner() {
        Person dave = gateway.person("dave");
        long token = dave.token("dave-public", true);
        JsonObject made = gateway.superKey(dave, "counted");
        String id = made.get("id").getAsString();
        String own = dave.key("own").get("key").getAsString();
        Set<Long> served = serving(made.get("key").getAsString(), 6);
        assertTrue(served.contains(token));
        assertEquals(200, chat(own).statusCode());
        Await.until(() -> listed(dave, Long.parseLong(id)).get("request_count").getAsInt() == 6);
        Await.until(() -> dave.token(token).getAsJsonObject("own").get("request_count").getAsInt() == 1);
        JsonObject shown = dave.token(token);
        assertEquals(1, shown.getAsJsonObject("own").get("success_count").getAsInt());
        assertTrue(shown.getAsJsonObject("pool").get("request_count").getAsInt() >= 1);
        JsonObject usage = gateway.admin("GET", "/admin/api/super-api-keys/" + id + "/usage", NOTHING);
        assertEquals(6, usage.getAsJsonObject("total").get("request_count").getAsInt());
        assertEquals(1.0, usage.get("success_rate").getAsDouble(), "G53");
        Set<Long> used = new HashSet<>();
        usage.getAsJsonArray("tokens").forEach(row -> used.add(row.getAsJsonObject().get("token_id").getAsLong()));
        assertEquals(served, used, "G29");
        assertTrue(usage.get("last_used").getAsLong() > 0, "G28");
    }

    private static JsonObject listed(Person person, long id) {
        for (JsonElement key : person.does("GET", "/user/api/keys", NOTHING).getAsJsonArray("items")) {
            if (key.getAsJsonObject().get("id").getAsLong() == id) {
                return key.getAsJsonObject();
            }
        }
        throw new AssertionError("no key " + id);
    }

    /** The tokens that served that many requests of a key. */
    private static Set<Long> serving(String secret, int requests) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            HttpResponse<String> answer = chat(secret);
            assertEquals(200, answer.statusCode(), answer.body());
            ids.add(Http.header(answer, "x-request-id"));
        }
        Set<Long> tokens = new HashSet<>();
        ids.forEach(id -> tokens.add(Long.parseLong(gateway.usage(id).get("token_id"))));
        return tokens;
    }

    private static HttpResponse<String> chat(String secret) {
        return gateway.http().chat("/v1/chat/completions", secret, Http.ask("Hello", false));
    }
}
