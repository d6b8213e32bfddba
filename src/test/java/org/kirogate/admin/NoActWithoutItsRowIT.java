package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.app.Http;
import org.kirogate.app.Person;
import org.kirogate.app.RunningGateway;
import org.kirogate.simulator.Await;

/**
 * Every act and its row in the record are one transaction: while nothing can be recorded nothing is done, and what is done
 * leaves exactly the rows that belong to it.
 */
class NoActWithoutItsRowIT {
    /** What acts change, without what changes by itself. */
    private static final List<String> STATE = List.of(
            "SELECT id, name, state, role, trust_level, password_hash, deleted_at FROM users ORDER BY id",
            "SELECT id, name, is_active, key_digest, max_concurrency, limits, expires_at, deleted_at FROM api_keys"
                    + " ORDER BY id",
            "SELECT user_id, limits FROM user_limits ORDER BY user_id",
            "SELECT id, user_id, name, is_public, weight, share_percent, state = 'disabled' FROM tokens ORDER BY id",
            "SELECT digest FROM sessions ORDER BY digest",
            "SELECT name, value FROM settings ORDER BY name",
            "SELECT * FROM announcements",
            "SELECT network FROM ip_blocklist ORDER BY id",
            "SELECT password_hash FROM admin_credential");

    private static RunningGateway gateway;
    private static int made;
    private Person person;

    @BeforeAll
    static void start() {
        gateway = RunningGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void somebody() {
        person = gateway.person("actor_" + ++made);
    }

    @Test
    void actsOnPeople() {
        String path = "/admin/api/users/" + person.id();
        JsonObject somebody = Http.object("name", "new_" + made, "email", made + "@example.com",
                "password", RunningGateway.PASSWORD);
        whole(() -> admin("POST", "/admin/api/users", somebody), "user.create");
        whole(() -> admin("PATCH", path, number("trust_level", 3)), "user.change");
        whole(() -> admin("PATCH", path, limits("limits")), "user.change");
        whole(() -> admin("PATCH", path, Http.object("state", "banned")), "user.change");
        whole(() -> admin("PATCH", path, Http.object("state", "active")), "user.change");
        whole(() -> admin("POST", path + "/password", new JsonObject()), "user.password");
        JsonObject many = Http.object("state", "banned");
        JsonArray ids = new JsonArray();
        ids.add(person.id());
        ids.add(gateway.person("second_" + made).id());
        many.add("ids", ids);
        whole(() -> admin("POST", "/admin/api/users/bulk", many), "user.change", "user.change");
        whole(() -> admin("DELETE", path, new JsonObject()), "user.delete");
    }

    @Test
    void actsOfPeopleOnThemselves() {
        JsonObject door = Http.object("name", person.name(), "password", RunningGateway.PASSWORD);
        JsonObject newcomer = Http.object("name", "reg_" + made, "email", made + "@example.net",
                "password", RunningGateway.PASSWORD);
        whole(() -> send("POST", "/user/api/register", newcomer), "user.register");
        whole(() -> send("POST", "/user/api/login", door), "sign_in.success");
        whole(() -> admin("POST", "/admin/api/users/" + person.id() + "/sign-out", new JsonObject()), "user.sign_out");
        Person again = gateway.person("again_" + made);
        JsonObject change = Http.object("current", RunningGateway.PASSWORD, "password", "An0ther-Passw0rd");
        whole(() -> again.call("POST", "/user/api/password", change), "user.password");
        whole(() -> again.call("POST", "/user/api/logout", new JsonObject()), "sign_in.end");
    }

    @Test
    void actsOnKeys() {
        JsonObject ask = number("user_id", person.id());
        ask.addProperty("reason", "for the team");
        whole(() -> admin("POST", "/admin/api/super-api-keys", ask), "super_key.create");
        String path = "/admin/api/super-api-keys/" + gateway.superKey(person, "one").get("id").getAsLong();
        whole(() -> admin("PATCH", path, Http.object("name", "other")), "super_key.change");
        whole(() -> admin("PATCH", path, limits("limits")), "super_key.change");
        whole(() -> admin("POST", path + "/rotate", new JsonObject()), "super_key.rotate");
        whole(() -> admin("DELETE", path, new JsonObject()), "super_key.delete");
        whole(() -> person.call("POST", "/user/api/keys", Http.object("name", "mine")), "api_key.create");
        String own = "/user/api/keys/" + person.key("mine too").get("id").getAsLong();
        whole(() -> person.call("PATCH", own, Http.object("is_active", "false")), "api_key.change");
        whole(() -> person.call("POST", own + "/rotate", new JsonObject()), "api_key.rotate");
        whole(() -> person.call("DELETE", own, new JsonObject()), "api_key.delete");
    }

    @Test
    void actsOnTokens() {
        String own = "/user/api/tokens/" + person.token("acts-" + made, false);
        whole(() -> person.call("PATCH", own, Http.object("is_public", "true")), "token.change");
        whole(() -> admin("PATCH", own.replace("user", "admin"), Http.object("is_active", "false")), "token.change");
        whole(() -> admin("POST", "/admin/api/tokens/re-encrypt", new JsonObject()), false, "token.re_encrypt");
        whole(() -> person.call("DELETE", own, new JsonObject()), "token.delete");
        String second = "/admin/api/tokens/" + person.token("acts-again-" + made, true);
        whole(() -> admin("DELETE", second, new JsonObject()), "token.delete");
        JsonObject export = Http.object("password", RunningGateway.PASSWORD);
        person.token("acts-out-" + made, false);
        whole(() -> person.call("POST", "/user/api/tokens/export", export), false, "token.export");
    }

    @Test
    void actsOnTheSite() {
        whole(() -> admin("PATCH", "/admin/api/settings", Http.object("registration_mode", "open")),
                "settings.change");
        whole(() -> admin("PATCH", "/admin/api/settings", limits("new_key_limits")), "settings.change");
        whole(() -> admin("PATCH", "/admin/api/announcement", Http.object("text_en", "Hello " + made)),
                "announcement.change");
        JsonObject network = Http.object("network", "192.0.2.77");
        whole(() -> admin("POST", "/admin/api/ip-blocklist", network), "ip_blocklist.add");
        String id = gateway.rows("SELECT id FROM ip_blocklist").get(0).get("id");
        whole(() -> admin("DELETE", "/admin/api/ip-blocklist/" + id, new JsonObject()), "ip_blocklist.remove");
        gateway.admin("PATCH", "/admin/api/settings", Http.object("registration_mode", "approval"));
    }

    @Test
    void aDeletedUserLeavesARowForEverythingThatWentWithThem() {
        person.token("gone-" + made, true);
        person.key("gone");
        gateway.superKey(person, "gone too");
        whole(() -> admin("DELETE", "/admin/api/users/" + person.id(), new JsonObject()),
                "user.change", "token.delete", "api_key.delete", "super_key.delete", "user.delete");
    }

    @Test
    void anAccountThatPassedItsCheckWaitsForItsRow() {
        gateway.account("waits-" + made);
        JsonObject ask = Http.object("name", "waits");
        ask.add("credential", Http.object("refreshToken", gateway.simulator().refreshToken("waits-" + made),
                "authMethod", "social", "region", "us-east-1"));
        String find = "SELECT id FROM tokens WHERE name = 'waits'";
        sql("RENAME TABLE audit_chain TO away");
        try {
            assertEquals(503, person.call("POST", "/user/api/tokens", ask).statusCode());
            assertEquals(List.of(), gateway.rows(find));
        } finally {
            sql("RENAME TABLE away TO audit_chain");
        }
        Await.until(() -> !gateway.rows(find).isEmpty());
        assertEquals(1, gateway.rows("SELECT id FROM audit_log WHERE action = 'token.import' AND target = ?",
                "token:" + gateway.rows(find).get(0).get("id")).size());
    }

    @Test
    void aFailedSignInIsARowAndNeverTellsWhatWasTyped() {
        long before = last();
        for (int i = 0; i < 6; i++) {
            send("POST", "/user/api/login", Http.object("name", person.name(), "password", "typed-Secret-" + i));
        }
        send("POST", "/user/api/login", Http.object("name", "a-secret-by-mistake", "password", "x"));
        List<Map<String, String>> rows = since(before);
        assertEquals(List.of("sign_in.failed", "sign_in.failed", "sign_in.failed", "sign_in.failed", "sign_in.failed",
                "sign_in.failed", "sign_in.locked", "sign_in.failed"), actions(rows));
        assertEquals("user:" + person.id(), rows.get(6).get("target"));
        assertEquals("nobody", rows.get(7).get("target"));
        assertEquals("127.0.0.1", rows.get(7).get("address"));
        assertTrue(rows.stream().noneMatch(row -> row.toString().toLowerCase().contains("secret")), rows.toString());
    }

    @Test
    void beforeAndAfterHoldOnlyWhatDiffersAndReasonsAreKept() {
        JsonObject ask = number("user_id", person.id());
        ask.addProperty("reason", "for the team");
        String id = gateway.admin("POST", "/admin/api/super-api-keys", ask).get("id").getAsString();
        gateway.admin("PATCH", "/admin/api/super-api-keys/" + id, Http.object("is_active", "false"));
        List<Map<String, String>> rows = gateway.rows(
                "SELECT detail, reason FROM audit_log WHERE target = ? ORDER BY id", "api_key:" + id);
        assertEquals("for the team", rows.get(0).get("reason"));
        assertTrue(rows.get(1).get("detail").endsWith("\"before\":{\"is_active\":true},\"after\":{\"is_active\":false}}"),
                rows.toString());
    }

    @Test
    void theRecordIsIntactAfterAllOfIt() {
        gateway.admin("PATCH", "/admin/api/announcement", Http.object("text_zh", "完整"));
        HttpResponse<String> begun = admin("POST", "/admin/api/audit/check", new JsonObject());
        assertEquals(202, begun.statusCode());
        Await.until(() -> !check().get("running").getAsBoolean());
        JsonObject last = check().getAsJsonObject("last");
        assertTrue(last.get("intact").getAsBoolean(), last.toString());
        assertTrue(last.get("rows").getAsLong() > 0);
    }

    private void whole(Supplier<HttpResponse<String>> act, String... rows) {
        whole(act, true, rows);
    }

    /** Fails as long as nothing can be recorded, then succeeds and leaves these rows. */
    private void whole(Supplier<HttpResponse<String>> act, boolean changes, String... rows) {
        String before = state();
        sql("RENAME TABLE audit_chain TO away");
        try {
            HttpResponse<String> refused = act.get();
            assertTrue(refused.statusCode() >= 500, refused.statusCode() + " " + refused.body());
        } finally {
            sql("RENAME TABLE away TO audit_chain");
        }
        assertEquals(before, state(), () -> String.join(", ", rows) + " was done without its row");
        long last = last();
        HttpResponse<String> done = act.get();
        assertEquals(200, done.statusCode(), done.body());
        assertEquals(List.of(rows), actions(since(last)));
        if (changes) {
            assertNotEquals(before, state(), "the test sees what the act changes");
        }
    }

    private static String state() {
        return STATE.stream().map(query -> gateway.rows(query).toString()).collect(Collectors.joining("\n"));
    }

    private static JsonObject check() {
        return gateway.admin("GET", "/admin/api/audit/check", new JsonObject());
    }

    private static HttpResponse<String> admin(String method, String path, JsonObject body) {
        return gateway.http().send(
                method, path, body.toString(), "authorization", "Bearer " + RunningGateway.ADMIN_TOKEN);
    }

    private static HttpResponse<String> send(String method, String path, JsonObject body) {
        return new Http(gateway.url("")).send(method, path, body.toString());
    }

    private static long last() {
        return Long.parseLong(gateway.rows("SELECT COALESCE(MAX(id), 0) AS last FROM audit_log").get(0).get("last"));
    }

    private static List<Map<String, String>> since(long id) {
        return gateway.rows("SELECT action, target, address, detail FROM audit_log WHERE id > ? ORDER BY id", id);
    }

    private static List<String> actions(List<Map<String, String>> rows) {
        List<String> actions = new ArrayList<>();
        rows.forEach(row -> actions.add(row.get("action")));
        return actions;
    }

    private static JsonObject limits(String member) {
        JsonObject day = new JsonObject();
        day.addProperty("requests", 50 + made);
        JsonObject limits = new JsonObject();
        limits.add("day", day);
        JsonObject change = new JsonObject();
        change.add(member, limits);
        return change;
    }

    private static JsonObject number(String name, long value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private static void sql(String statement) {
        try (Connection connection = gateway.database().connect(); Statement run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }
}
