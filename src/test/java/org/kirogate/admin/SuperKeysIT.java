package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;

/** The guide's section on the interface, literally: who may make super keys, how, and what becomes of them. */
class SuperKeysIT {
    private static final String PATH = "/admin/api/super-api-keys";
    private static RunningGateway gateway;
    private static Person owner;
    private static Http admin;
    private static String csrf;

    @BeforeAll
    static void open() {
        gateway = RunningGateway.start("", Map.of("ADMIN_PASSWORD", "an-Administrators-1st"));
        owner = gateway.person("owner");
        owner.token("shared", true);
        admin = new Http(gateway.url(""));
        csrf = Http.ok(admin.send("POST", "/admin/api/login", "{\"password\":\"an-Administrators-1st\"}"))
                .get("csrf_token").getAsString();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @Test
    void g72MultipartUrlencodedAndJsonMakeAKeyAlike() {
        String form = "--b\r\ncontent-disposition: form-data; name=\"user_id\"\r\n\r\n" + owner.id()
                + "\r\n--b\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\n超级密钥\r\n--b--\r\n";
        JsonObject json = Http.object("name", "超级密钥");
        json.addProperty("user_id", owner.id());
        List<JsonObject> made = List.of(
                created(form, "multipart/form-data; boundary=b"),
                created("user_id=" + owner.id() + "&name=%E8%B6%85%E7%BA%A7%E5%AF%86%E9%92%A5",
                        "application/x-www-form-urlencoded"),
                created(json.toString(), "application/json"),
                created("{\"user_id\":" + owner.id() + "}", "application/json"));
        for (JsonObject key : made) {
            assertEquals(Set.of("success", "key", "key_prefix", "id", "user_id", "is_super"), key.keySet());
            String secret = key.get("key").getAsString();
            assertTrue(secret.matches("sk-super-[A-Za-z0-9]{43}"), "G06");
            assertEquals(secret.substring(0, 13), key.get("key_prefix").getAsString(), "G73");
            assertEquals(owner.id(), key.get("user_id").getAsLong());
            assertTrue(key.get("success").getAsBoolean() && key.get("is_super").getAsBoolean());
            JsonObject shown = called("GET", "/" + key.get("id"), "");
            assertEquals("超级密钥", shown.get("name").getAsString());
            assertEquals(200, chat(secret));
        }
    }

    @Test
    void g31G32WithoutSessionOrCsrfNobodyMakesKeys() {
        String ask = "{\"user_id\":" + owner.id() + "}";
        HttpResponse<String> nobody = gateway.http().send("POST", PATH, ask);
        assertEquals(401, nobody.statusCode());
        assertEquals("{\"error\":\"未授权\",\"detail\":\"未授权\"}", nobody.body());
        assertEquals(401, gateway.http().send("POST", PATH, ask, "authorization", "Bearer wrong").statusCode());
        assertEquals(401, owner.call("POST", PATH, Http.object("user_id", "1")).statusCode(), "G05");
        assertEquals(403, admin.send("POST", PATH, ask).statusCode());
        assertEquals(403, admin.send("POST", PATH, ask, "x-csrf-token", "wrong").statusCode());
        assertEquals(403, admin.send("POST", PATH, ask, "x-csrf-token", csrf, "origin", "https://evil.example")
                .statusCode());
        String own = gateway.url("").replaceFirst("/$", "");
        Http.ok(admin.send("POST", PATH, ask, "x-csrf-token", csrf, "origin", own));
        Http.ok(gateway.http().send("POST", PATH, ask, "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN));
    }

    @Test
    void whatIsWrongWithAnOrderIsSaid() {
        assertEquals(404, order("{\"user_id\":999999}").statusCode());
        assertEquals(400, order("{}").statusCode());
        assertEquals("user_id", Http.json(order("{\"user_id\":\"x\"}")).get("param").getAsString());
        JsonObject longName = Http.object("name", "n".repeat(65));
        longName.addProperty("user_id", owner.id());
        HttpResponse<String> refused = order(longName.toString());
        assertEquals(400, refused.statusCode());
        assertTrue(Http.json(refused).get("detail").getAsString().contains("64"), refused.body());
        Http.ok(order("{\"user_id\":" + owner.id() + ",\"name\":\"  \"}"));
        assertEquals(400, order("not json").statusCode());
    }

    @Test
    void aNameThatHoldsAKeyIsRefusedBeforeAnythingIsMade() {
        long before = gateway.admin("GET", "/admin/api/super-api-keys", new JsonObject()).get("total").getAsLong();
        JsonObject order = Http.object("name", "sk-super-abcdefghijklmnopqrstuvwxyz0123");
        order.addProperty("user_id", owner.id());
        HttpResponse<String> refused = order(order.toString());
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals("name", Http.json(refused).get("param").getAsString());
        assertEquals(before,
                gateway.admin("GET", "/admin/api/super-api-keys", new JsonObject()).get("total").getAsLong());
    }

    @Test
    void aBannedOwnersKeysStopAndTheyGetNoNewOnes() {
        Person other = gateway.person("banned");
        String secret = gateway.superKey(other, "k").get("key").getAsString();
        assertEquals(200, chat(secret));
        gateway.admin("PATCH", "/admin/api/users/" + other.id(), Http.object("state", "banned"));
        assertEquals(403, chat(secret));
        assertEquals(403, order("{\"user_id\":" + other.id() + "}").statusCode());
        assertEquals(401, other.call("GET", "/user/api/keys", new JsonObject()).statusCode());
        gateway.admin("PATCH", "/admin/api/users/" + other.id(), Http.object("state", "active"));
        assertEquals(200, chat(secret));
    }

    @Test
    void g34G50G51DisablingAndDeletingWorkWithTheNextRequest() {
        JsonObject key = gateway.superKey(owner, "to be stopped");
        String secret = key.get("key").getAsString();
        String path = "/" + key.get("id");
        assertEquals(200, chat(secret));
        assertFalse(called("PATCH", path, "{\"is_active\":false}").get("is_active").getAsBoolean());
        assertEquals(401, chat(secret));
        called("PATCH", path, "{\"is_active\":true,\"name\":\"又一个\"}");
        assertEquals(200, chat(secret));
        assertEquals("又一个", called("GET", path, "").get("name").getAsString());
        called("DELETE", path, "");
        assertEquals(401, chat(secret));
        assertEquals(404, admin.send("GET", PATH + path, "").statusCode());
        assertEquals(404, send("DELETE", path, "").statusCode());
    }

    @Test
    void g63ARotatedKeyWorksForItsGrace() {
        JsonObject key = gateway.superKey(owner, "to be rotated");
        String path = "/" + key.get("id");
        String first = key.get("key").getAsString();
        String second = called("POST", path + "/rotate", "{\"grace_hours\":1}").get("key").getAsString();
        assertNotEquals(first, second);
        assertEquals(List.of(200, 200), List.of(chat(first), chat(second)));
        String third = called("POST", path + "/rotate", "{}").get("key").getAsString();
        assertEquals(List.of(401, 401, 200), List.of(chat(first), chat(second), chat(third)));
        assertEquals(400, send("POST", path + "/rotate", "{\"grace_hours\":169}").statusCode());
    }

    @Test
    void g18NoListShowsASecretAndListsArePagedSearchedAndSorted() {
        for (int i = 0; i < 3; i++) {
            gateway.superKey(owner, "listed " + i);
        }
        HttpResponse<String> answer = admin.send("GET", PATH + "?page_size=2&search=listed&sort=-name", "");
        JsonObject list = Http.ok(answer);
        assertEquals(3, list.get("total").getAsInt());
        assertEquals(2, list.getAsJsonArray("items").size());
        assertEquals("listed 2", list.getAsJsonArray("items").get(0).getAsJsonObject().get("name").getAsString());
        assertFalse(answer.body().matches("(?s).*sk-super-[A-Za-z0-9]{5,}.*"), answer.body());
        assertFalse(answer.body().contains("key_hash") || answer.body().contains("digest"), answer.body());
        assertEquals(400, admin.send("GET", PATH + "?page_size=201", "").statusCode());
        assertEquals(400, admin.send("GET", PATH + "?sort=key_hash", "").statusCode());
    }

    @Test
    void g55SeveralKeysOfOneUserAreIndependent() {
        JsonObject one = gateway.superKey(owner, "one");
        JsonObject two = gateway.superKey(owner, "two");
        called("DELETE", "/" + one.get("id"), "");
        assertEquals(401, chat(one.get("key").getAsString()));
        assertEquals(200, chat(two.get("key").getAsString()));
    }

    @Test
    void anOrdinaryKeyIsNoneOfTheseAndPathsAreStrict() {
        JsonObject ordinary = owner.key("mine");
        assertEquals(404, admin.send("GET", PATH + "/" + ordinary.get("id"), "").statusCode());
        assertEquals(404, send("PATCH", "/" + ordinary.get("id"), "{\"is_active\":false}").statusCode());
        assertEquals(404, admin.send("GET", PATH + "/nothing/here", "").statusCode());
    }

    private static JsonObject created(String body, String type) {
        return Http.ok(admin.send("POST", PATH, body, "content-type", type, "x-csrf-token", csrf));
    }

    private static HttpResponse<String> order(String body) {
        return send("POST", "", body);
    }

    private static JsonObject called(String method, String path, String body) {
        return Http.ok(send(method, path, body));
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        return admin.send(method, PATH + path, body, "x-csrf-token", csrf);
    }

    private static int chat(String secret) {
        return gateway.http().chat("/v1/messages", secret, Http.ask("Hello", false)).statusCode();
    }
}
