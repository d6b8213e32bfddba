package org.kirogate.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.support.TestDatabase;
import org.kirogate.support.TestTomcat;

/** The lists of users and keys with 10,000 users, 50,000 keys and 5,000 tokens: sizes are held. */
class ManyUsersAndKeysIT {
    private static final int MAX_BYTES = 100_000;
    private static final List<String> PAGES = List.of(
            "/admin/users", "/admin/users?page=400", "/admin/users?search=user_77", "/admin/users?state=banned",
            "/admin/users?sort=-api_key_count", "/admin/users?sort=-token_count",
            "/admin/users?contents=public_tokens", "/admin/users?contents=nothing", "/admin/keys",
            "/admin/keys?page=2000", "/admin/keys?sort=-request_count", "/admin/keys?sort=-last_used",
            "/admin/keys?sort=name", "/admin/keys?search=key+777", "/admin/keys?kind=ordinary&state=disabled",
            "/admin/super-keys", "/admin/super-keys?sort=expires_at", "/admin/super-keys?search=user_9");

    @Test
    void listsStaySmallHoweverMuchThereIs() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            start(database).close();
            fill(database);
            try (TestTomcat tomcat = start(database)) {
                Browser browser = new Browser(tomcat::uri).with("accept-language", "zh-CN");
                browser.post("/admin/login", "password", ConsoleSite.PASSWORD);
                PAGES.forEach(page -> measure(browser, page));
                assertTrue(browser.get("/admin/users").body().contains("data-count>10000<"));
                assertTrue(browser.get("/admin/keys").body().contains("data-count>50000<"));
            }
        }
    }

    private static void measure(Browser browser, String page) {
        Answer answer = browser.get(page);
        assertEquals(200, answer.status(), page);
        int bytes = answer.body().getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < MAX_BYTES, page + " has " + bytes + " bytes");
    }

    private static void fill(TestDatabase database) throws Exception {
        try (Connection connection = database.connect(); Statement sql = connection.createStatement()) {
            sql.execute("SET max_recursive_iterations = 1000000");
            sql.execute("""
                    INSERT INTO users (name, email, password_hash, state, trust_level, created_at)
                    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
                    SELECT CONCAT('user_', i), CONCAT('user_', i, '@example.org'), '',
                        IF(i MOD 20 = 0, 'banned', 'active'), i MOD 5, 1700000000000 + i * 60000 FROM n
                    """);
            sql.execute("""
                    INSERT INTO api_keys (user_id, key_hash, key_digest, key_prefix, name, is_super, is_active,
                        created_at, request_count, success_count, last_used, expires_at)
                    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
                    SELECT 1 + (i * 7919) MOD 8000, 'x', SHA2(i, 256), CONCAT('sk-', LPAD(i, 8, '0')),
                        CONCAT('key ', i), i MOD 50 = 0, i MOD 9 <> 0, 1700000000000 + i * 1000,
                        (i * 31) MOD 9973, (i * 31) MOD 9973, 1750000000000 + (i * 7919) MOD 1000003,
                        IF(i MOD 3 = 0, 1900000000000 + i, NULL) FROM n
                    """);
            sql.execute("""
                    INSERT INTO tokens (user_id, provider, kind, name, credential_sealed, identity_digest,
                        added_digest, is_public, models_json, state, created_at, updated_at)
                    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
                    SELECT 1 + (i * 13) MOD 3000, 'kiro', 'social', CONCAT('token ', i), '', SHA2(i, 256),
                        SHA2(i, 256), i MOD 2, '', 'disabled', 1, 1 FROM n
                    """);
            sql.execute("""
                    INSERT IGNORE INTO usage_items (facet, days, start, item, requests, successes, failures,
                        input_tokens, output_tokens, credits)
                    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
                    SELECT 1, 1, FLOOR(UNIX_TIMESTAMP() / 86400 - i MOD 29) * 86400000, 1 + (i * 7919) MOD 50000,
                        5, 5, 0, 1, 1, 1 FROM n
                    """);
            sql.execute("""
                    INSERT IGNORE INTO usage_pairs (key_id, token_id, user_id, requests, successes, last_hour)
                    WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
                    SELECT 1 + (i * 7919) MOD 50000, 1 + i MOD 11, 1, 5, 5,
                        FLOOR(UNIX_TIMESTAMP() / 3600 - i MOD 700) * 3600000 FROM n
                    """);
            sql.execute("ANALYZE TABLE users, api_keys, tokens, usage_items, usage_pairs");
        }
    }

    private static TestTomcat start(TestDatabase database) {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("TOKEN_ENCRYPT_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        environment.put("KEY_DIGEST_SECRET", "d".repeat(32));
        environment.put("SESSION_SECRET", "s".repeat(32));
        return TestTomcat.start("", environment);
    }
}
