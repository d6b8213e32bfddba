package org.kirogate.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;

/** A user with the role admin whose key has limits, nearly used up and used up, and whose program left an answer. */
final class LimitedUser {
    private static final String KEY_LIMITS = """
            {"requests_per_minute": 600, "tokens_per_minute": 200000, "max_concurrency": 5, "zone": "Asia/Shanghai",
            "reset_hour": 4, "five_hours": {"requests": 2000}, "day": {"requests": 7, "tokens": 500000},
            "month": {"credits": 50}, "total": {"requests": 6}, "days_after_first_use": 90,
            "models": ["claude-*", "claude-opus-4.5"], "clients": ["claude-code", "openai-python", "java", "other", "none"],
            "networks": ["127.0.0.0/8", "10.0.0.0/8", "2001:db8:85a3:8d3:1319:8a2e:370:7348/128"]}""";
    private static final String CEILINGS = """
            {"month": {"requests": 20000, "credits": 300}, "week": {"tokens": 5000000}, "zone": "Asia/Shanghai"}""";
    private static final String NEW_KEYS = """
            {"requests_per_minute": 60, "day": {"tokens": 2000000}, "models": ["claude-*"]}""";

    private final SiteCalls calls;
    private final String id;

    /** The user with that id. */
    LimitedUser(SiteCalls calls, String id) {
        this.calls = calls;
        this.id = id;
    }

    /** Answers the ids of what was made. */
    Map<String, String> fill() {
        JsonObject powers = with("limits", CEILINGS);
        powers.addProperty("role", "admin");
        calls.asAdministrator("PATCH", "/admin/api/users/" + id, powers);
        calls.signIn(BrowserSite.SECOND, BrowserSite.USER_PASSWORD);
        JsonObject key = with("limits", KEY_LIMITS);
        key.addProperty("name", "夜间批处理 nightly batch");
        JsonObject made = calls.asUser("POST", "/user/api/keys", key);
        String secret = made.get("key").getAsString();
        String left = calls.leave(secret, "[[slow:40]] [[long:60]]");
        calls.await("/admin/api/requests/" + left);
        for (int i = 1; i < 6; i++) {
            calls.ask(secret, "[[say:batch]]");
        }
        calls.asAdministrator("PATCH", "/admin/api/settings", with("new_key_limits", NEW_KEYS));
        return Map.of("limited", made.get("id").getAsString(), "left", left);
    }

    private static JsonObject with(String member, String json) {
        JsonObject body = new JsonObject();
        body.add(member, JsonParser.parseString(json));
        return body;
    }
}
