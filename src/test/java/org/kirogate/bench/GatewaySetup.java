package org.kirogate.bench;

import com.google.gson.JsonObject;
import java.util.Map;

/** What an operator and a user do before the first request: a user, one public token, one super key; all by the API. */
final class GatewaySetup {

    private static final String USER = "bench_user";
    private static final String PASSWORD = "Bench-password-1";
    private static final Map<String, String> ADMIN = Map.of("Authorization", "Bearer " + GatewayProcess.ADMIN_TOKEN);

    private final HttpAsker asker;

    GatewaySetup(int port) {
        this.asker = new HttpAsker("http://127.0.0.1:" + port);
    }

    /** Makes everything, and the key that reaches the token. */
    String superKey() {
        JsonObject user = asker.send("POST", "/user/api/register", Map.of(), object("name", USER, "email",
                "bench@example.com", "password", PASSWORD));
        JsonObject session = asker.send("POST", "/user/api/login", Map.of(), object("name", USER, "password", PASSWORD));
        Map<String, String> csrf = Map.of("X-CSRF-Token", session.get("csrf_token").getAsString());
        JsonObject token = object("name", "bench");
        token.add("credential", object("refreshToken", "aorBENCH" + "x".repeat(120), "provider", "Google"));
        token.addProperty("is_public", true);
        asker.send("POST", "/user/api/tokens", csrf, token);
        JsonObject key = object("name", "bench");
        key.add("user_id", user.get("id"));
        return asker.send("POST", "/admin/api/super-api-keys", ADMIN, key).get("key").getAsString();
    }

    private static JsonObject object(String... namesAndValues) {
        JsonObject object = new JsonObject();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            object.addProperty(namesAndValues[at], namesAndValues[at + 1]);
        }
        return object;
    }
}
