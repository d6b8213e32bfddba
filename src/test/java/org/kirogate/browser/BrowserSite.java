package org.kirogate.browser;

import com.google.gson.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.run.Demo;
import org.kirogate.run.LocalApi;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;

/** The whole program as {@code mvn -Prun} starts it, with names that would do harm as markup in every place for names. */
final class BrowserSite implements AutoCloseable {
    static final String ADMIN_PASSWORD = "admin123";
    static final String USER = "alice";
    static final String NEWCOMER = "newcomer";
    /** A user who is an administrator too. */
    static final String SECOND = "bob";
    static final String USER_PASSWORD = "Alice-1234";
    /** Runs when a page takes it for markup. */
    static final String SCRIPT = "<script>hostile=1</script>\"'>";
    /** Turns the rest of its line around where nothing holds it. */
    static final String TURNED = "\u202Ereversed\u202E \u2067mark";
    static final String LONG = "W".repeat(64);
    static final String EMOJI = "🧨👩‍👩‍👧‍👦 🇨🇳 مفتاح";

    private static final long SOON_MS = 5 * 86_400_000L;
    private static final String API_TOKEN = "t".repeat(32);

    private static final String WAITING = "/admin/api/super-api-keys?state=pending";

    private final TestDatabase database = TestDatabase.create();
    private final Demo demo = Demo.start();
    private final AlertReceiver receiver = new AlertReceiver();
    private final TestTomcat tomcat;
    private final ApprovalNode approvals;
    private final SiteCalls calls;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final String superKey;

    private BrowserSite() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TOKEN_ENCRYPT_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        environment.put("ADMIN_API_TOKEN", API_TOKEN);
        environment.put("TRUSTED_PROXIES", "127.0.0.1/32");
        environment.put("ALERT_WEBHOOK_URL", receiver.address());
        environment.put("ALERT_WEBHOOK_SECRET", "w".repeat(32));
        environment.putAll(demo.environment());
        this.tomcat = TestTomcat.start("", environment);
        this.approvals = new ApprovalNode(environment, API_TOKEN);
        LocalApi api = new LocalApi(address(), API_TOKEN);
        demo.seed(api, USER_PASSWORD);
        this.superKey = demo.superKey(api);
        this.calls = new SiteCalls(address(), API_TOKEN);
        ids.put("user", "" + api.userId(USER));
        ids.put("second", "" + api.userId(SECOND));
    }

    static BrowserSite start() {
        BrowserSite site = new BrowserSite();
        try {
            site.fill();
            site.ids.putAll(new LimitedUser(new SiteCalls(site.address(), API_TOKEN), site.ids.get("second")).fill());
            return site;
        } catch (SQLException e) {
            site.close();
            throw new IllegalStateException("The site could not be filled", e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + tomcat.port();
    }

    SiteCalls calls() {
        return calls;
    }

    /** A key that reaches the public tokens. */
    String superKey() {
        return superKey;
    }

    /** The whole address of a page. */
    String address(SitePage page) {
        String path = page.path();
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return address() + path;
    }

    /** Super keys that wait for a second administrator: makes some unless there are. */
    void someWait() {
        JsonObject waiting = calls.asAdministrator("GET", WAITING, new JsonObject());
        if (waiting.getAsJsonArray("items").isEmpty()) {
            approvals.make(Long.parseLong(ids.get("user")), "团队共享-2026", "新项目组共用，负责人 alice");
            approvals.make(Long.parseLong(ids.get("user")), SCRIPT + LONG.substring(30), LONG + LONG);
        }
    }

    /** No super key waits any more. */
    void noneWaits() {
        calls.asAdministrator("GET", WAITING, new JsonObject()).getAsJsonArray("items").forEach(key -> calls
                .asAdministrator("DELETE", "/admin/api/super-api-keys/" + key.getAsJsonObject().get("id"), new JsonObject()));
    }

    /** Has somebody who reaches the database change one row of the record and write another, or undoes both. */
    void tamper(boolean undo) {
        try {
            sql("UPDATE audit_log SET address = CONCAT(?, REPLACE(address, 'not ', '')) WHERE number = 3", undo ? "" : "not ");
            sql("DELETE FROM audit_log WHERE number IS NULL");
            if (!undo) {
                sql("INSERT INTO audit_log (at, actor, action, target, detail) VALUES (?, 'admin', 'user.delete', 'user:7', '{}')",
                        System.currentTimeMillis());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The record could not be changed", e);
        }
    }

    private void fill() throws SQLException {
        fillUser();
        JsonObject newcomer = named(NEWCOMER);
        newcomer.addProperty("email", "newcomer@demo.example");
        newcomer.addProperty("password", USER_PASSWORD);
        calls.asAdministrator("POST", "/admin/api/users", newcomer);
        List<String> names = List.of(SCRIPT, TURNED, LONG, EMOJI);
        for (String name : names) {
            calls.asUser("POST", "/user/api/keys", named(name));
            JsonObject key = named(name);
            key.addProperty("user_id", Long.valueOf(ids.get("user")));
            key.addProperty("reason", name);
            calls.asAdministrator("POST", "/admin/api/super-api-keys", key);
        }
        ids.put("super", one("SELECT id FROM api_keys WHERE name = ? AND is_super = 1", SCRIPT));
        ids.put("key", one("SELECT id FROM api_keys WHERE name = ? AND is_super = 0", SCRIPT));
        ids.put("token", one("SELECT MIN(id) FROM tokens WHERE user_id = ?", ids.get("user")));
        calls.asUser("PATCH", "/user/api/tokens/" + ids.get("token"), named(SCRIPT));
        calls.asUser("PATCH", "/user/api/tokens/" + one("SELECT MAX(id) FROM tokens WHERE user_id = ?", ids.get("user")), named(LONG));

        JsonObject notice = new JsonObject();
        notice.addProperty("text_zh", "今晚维护。" + SCRIPT + TURNED);
        notice.addProperty("text_en", "Maintenance tonight. " + SCRIPT + TURNED);
        notice.addProperty("is_visible", true);
        calls.asAdministrator("PATCH", "/admin/api/announcement", notice);
        JsonObject block = new JsonObject();
        block.addProperty("network", "203.0.113.0/24");
        block.addProperty("reason", SCRIPT);
        calls.asAdministrator("POST", "/admin/api/ip-blocklist", block);

        for (String words : List.of("[[say:one]]", "[[say:two]]", "[[say:three]]")) {
            ids.put("request", calls.ask(superKey, words));
        }
        calls.await("/admin/api/requests/" + ids.get("request"));
        // The key's second network is news; its end is near.
        calls.askFrom("198.51.100.23", superKey, "[[say:from elsewhere]]");
        JsonObject end = new JsonObject();
        end.addProperty("expires_at", System.currentTimeMillis() + SOON_MS);
        calls.asAdministrator("PATCH", "/admin/api/super-api-keys/"
                + one("SELECT id FROM api_keys WHERE name = ? AND is_super = 1", EMOJI), end);
    }

    /** People whose names no form would take: they come from an older program or another door. */
    private void fillUser() throws SQLException {
        calls.signIn(USER, USER_PASSWORD);
        List<String> names = List.of("<script>x=1</script", "\u202Eevil\u202E", "W".repeat(20), "🧨👩‍👧 name");
        for (int i = 0; i < names.size(); i++) {
            sql("INSERT INTO users (name, email, password_hash, state, trust_level, created_at) VALUES (?, ?, '', ?, 4, ?)",
                    names.get(i), "<img src=x onerror=hostile=1>" + "long".repeat(15 * i) + "@" + i + ".test",
                    List.of("active", "pending", "banned", "active").get(i), 1_700_000_000_000L + i);
        }
    }

    private static JsonObject named(String name) {
        JsonObject body = new JsonObject();
        body.addProperty("name", name);
        return body;
    }

    private void sql(String statement, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            sql.executeUpdate();
        }
    }

    private String one(String query, String value) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(query)) {
            sql.setString(1, value);
            try (ResultSet row = sql.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public void close() {
        approvals.close();
        tomcat.close();
        receiver.close();
        demo.close();
        database.close();
    }
}
