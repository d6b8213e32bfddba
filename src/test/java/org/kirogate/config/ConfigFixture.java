package org.kirogate.config;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The variables without which nothing starts. */
final class ConfigFixture {
    static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private ConfigFixture() {}

    static Map<String, String> needed() {
        Map<String, String> values = new HashMap<>();
        values.put("DB_URL", "jdbc:mariadb://localhost/kirogate");
        values.put("TOKEN_ENCRYPT_KEY", KEY);
        values.put("KEY_DIGEST_SECRET", "d".repeat(32));
        values.put("SESSION_SECRET", "s".repeat(32));
        return values;
    }

    /** The same with one variable more. */
    static Map<String, String> with(String name, String value) {
        Map<String, String> values = needed();
        values.put(name, value);
        return values;
    }
}
