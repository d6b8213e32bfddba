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
    static final String USER_PASSWORD = "Alice-1234";
    /** Runs when a page takes it for markup. */
    static final String SCRIPT = "<script>hostile=1</script>\"'>";
    /** Turns the rest of its line around where nothing holds it. */
    static final String TURNED = "\u202Ereversed\u202E \u2067mark";
    static final String LONG = "W".repeat(64);
    static final String EMOJI = "🧨👩‍👩‍👧‍👦 🇨🇳 مفتاح";

    private static final String API_TOKEN = "t".repeat(32);

    private final TestDatabase database = TestDatabase.create();
    private final Demo demo = Demo.start();
    private final TestTomcat tomcat;
    private final SiteCalls calls;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final String superKey;

    private BrowserSite() {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TOKEN_ENCRYPT_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        environment.put("ADMIN_API_TOKEN", API_TOKEN);
        environment.putAll(demo.environment());
        this.tomcat = TestTomcat.start("", environment);
        LocalApi api = new LocalApi(address(), API_TOKEN);
        demo.seed(api, USER_PASSWORD);
        this.superKey = demo.superKey(api);
        this.calls = new SiteCalls(address(), API_TOKEN);
        ids.put("user", "" + api.userId(USER));
    }

    static BrowserSite start() {
        BrowserSite site = new BrowserSite();
        try {
            site.fill();
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
        tomcat.close();
        demo.close();
        database.close();
    }
}
