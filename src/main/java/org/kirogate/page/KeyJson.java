package org.kirogate.page;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import org.kirogate.access.ApiKey;
import org.kirogate.access.Approval;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.access.limit.Standing;

/** An API key as the JSON interfaces show it: everything but its secret. Times are epoch milliseconds, null = never. */
public final class KeyJson {
    private KeyJson() {}

    /** A key, and what is left of its limits. */
    public static JsonObject of(ApiKey key, Standing standing) {
        JsonObject json = new JsonObject();
        json.addProperty("id", key.id());
        json.addProperty("user_id", key.userId());
        json.addProperty("name", key.name());
        json.addProperty("key_prefix", key.prefix());
        json.addProperty("is_super", key.superKey());
        json.addProperty("is_active", key.active());
        json.addProperty("reason", key.reason());
        json.addProperty("approval", key.approval().code());
        limit(json, "max_concurrency", key.settings().limits().pace().maxConcurrency());
        limit(json, "requests_per_minute", key.settings().limits().pace().requestsPerMinute());
        limit(json, "expires_at", key.settings().expiresAt());
        json.addProperty("receipts", key.settings().receipts());
        json.addProperty("created_at", key.createdAt());
        limit(json, "rotated_at", key.rotatedAt());
        limit(json, "previous_until", key.previousUntil());
        json.addProperty("request_count", key.counters().requests());
        json.addProperty("success_count", key.counters().successes());
        json.addProperty("failure_count", key.counters().failures());
        json.addProperty("success_rate", key.counters().successRate());
        json.addProperty("input_tokens", key.counters().inputTokens());
        json.addProperty("output_tokens", key.counters().outputTokens());
        json.addProperty("credits", key.counters().credits());
        limit(json, "first_used_at", key.firstUsedAt());
        limit(json, "last_used", key.counters().lastUsed());
        json.add("limits", LimitsJson.write(key.settings().limits()));
        json.add("limits_left", StandingJson.of(standing));
        return json;
    }

    /** A new key with its secret, for the one answer that shows it, as the guide gives it; one that waits says so. */
    public static JsonObject shown(ApiKey.Shown shown) {
        JsonObject json = new JsonObject();
        json.addProperty("success", true);
        json.addProperty("key", shown.secret());
        json.addProperty("key_prefix", shown.key().prefix());
        json.addProperty("id", shown.key().id());
        json.addProperty("user_id", shown.key().userId());
        json.addProperty("is_super", shown.key().superKey());
        if (shown.key().approval() == Approval.PENDING) {
            json.addProperty("approval", Approval.PENDING.code());
        }
        return json;
    }

    private static void limit(JsonObject json, String name, long value) {
        if (value == 0) {
            json.add(name, JsonNull.INSTANCE);
        } else {
            json.addProperty(name, value);
        }
    }
}
