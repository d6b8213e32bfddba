package org.kirogate.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.db.MigratedSchema;
import org.kirogate.secret.SecretBox;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;

/** The whole program with a database of its own, its first password, and this machine as a trusted proxy. */
final class ConsoleSite implements AutoCloseable {
    static final String PASSWORD = "admin123";

    private static final String API_TOKEN = "t".repeat(32);
    private static final String SEAL_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final TestDatabase database = MigratedSchema.create();
    private final TestTomcat tomcat;

    private ConsoleSite(String contextPath, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TOKEN_ENCRYPT_KEY", SEAL_KEY);
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        environment.put("ADMIN_API_TOKEN", API_TOKEN);
        environment.put("TRUSTED_PROXIES", "127.0.0.1");
        // Nobody listens there: what a page asks the upstream stays on this machine.
        environment.put("KIRO_RUNTIME_URL", "http://127.0.0.1:9");
        environment.put("KIRO_DESKTOP_AUTH_URL", "http://127.0.0.1:9");
        environment.putAll(more);
        this.tomcat = TestTomcat.start(contextPath, environment);
    }

    /** A credential as a row of {@code tokens} keeps it, which the program can open; it never has to be renewed. */
    static String credential() {
        return new SecretBox(SEAL_KEY, List.of()).seal("{\"kind\":\"social\",\"accessToken\":\"a\",\"refreshToken\":\"r\","
                + "\"expiresAt\":" + Long.MAX_VALUE + ",\"attributes\":{}}", "tokens.credential");
    }

    static ConsoleSite start(String contextPath) {
        return start(contextPath, Map.of());
    }

    /** The same with these variables over its own. */
    static ConsoleSite start(String contextPath, Map<String, String> more) {
        return new ConsoleSite(contextPath, more);
    }

    /** A browser that nobody has signed in with, in Chinese. */
    Browser browser() {
        return new Browser(tomcat::uri).with("accept-language", "zh-CN,zh;q=0.9,en;q=0.5");
    }

    /** The same, signed in. */
    Browser administrator() {
        Browser browser = browser();
        browser.post("/admin/login", "password", PASSWORD);
        return browser;
    }

    URI uri(String path) {
        return tomcat.uri(path);
    }

    /** Makes a user in good standing, and answers their id. */
    long user(String name) throws Exception {
        String body = "{\"name\":\"" + name + "\",\"email\":\"" + name + "@example.org\",\"password\":\"Abcdef1!\"}";
        HttpRequest request = HttpRequest.newBuilder(tomcat.uri("/admin/api/users"))
                .header("authorization", "Bearer " + API_TOKEN)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        return Long.parseLong(answer.replaceAll(".*?\"id\":(\\d+).*", "$1"));
    }

    /** Changes switches of the site. */
    void setting(String json) {
        String answer = api("PATCH", "/admin/api/settings", json);
        if (answer.contains("\"error\"")) {
            throw new AssertionError(answer);
        }
    }

    /** A call of the administrator's interface, with a JSON body where there is one; answers what came back. */
    String api(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(tomcat.uri(path))
                .header("authorization", "Bearer " + API_TOKEN)
                .header("content-type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Changes the database behind the program's back. */
    void sql(String statement, Object... values) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                sql.setObject(i + 1, values[i]);
            }
            sql.executeUpdate();
        }
    }

    /** What a query for one number answers. */
    long number(String query) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(query);
                ResultSet row = sql.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** What a query for one text answers. */
    String text(String query) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement sql = connection.prepareStatement(query);
                ResultSet row = sql.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        tomcat.close();
        database.close();
    }
}
