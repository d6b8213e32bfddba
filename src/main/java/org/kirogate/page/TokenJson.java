package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.kirogate.token.HealthEvent;
import org.kirogate.token.TokenRules;
import org.kirogate.token.TokenUse;
import org.kirogate.token.TokenView;

/**
 * A token as the JSON interfaces show it. Times are epoch milliseconds; one that is not known is left out, and so is a
 * limit that nobody set for it. {@code quota.remaining} is what the service said less what this node's calls cost
 * since; {@code quota.shared_used} is what super keys used in the present period.
 */
public final class TokenJson {
    private TokenJson() {}

    /** For its owner: with the owner's own use and what super keys made of it. */
    public static JsonObject of(TokenView token) {
        JsonObject json = new JsonObject();
        json.addProperty("id", token.id());
        json.addProperty("user_id", token.userId());
        json.addProperty("provider", token.provider());
        json.addProperty("kind", token.kind());
        json.addProperty("name", token.name());
        json.addProperty("is_public", token.isPublic());
        json.addProperty("state", token.standing().state().name().toLowerCase(Locale.ROOT));
        json.addProperty("state_reason", token.standing().reason());
        time(json, "state_until", token.standing().until());
        json.addProperty("plan", token.plan());
        json.addProperty("email", token.emailMasked());
        json.add("quota", quota(token));
        JsonArray models = new JsonArray();
        token.modelIds().forEach(models::add);
        json.add("models", models);
        json.add("own", use(token.own()));
        json.add("pool", use(token.pool()));
        limit(json, "max_concurrency", token.rules().maxConcurrency());
        limit(json, "requests_per_minute", token.rules().requestsPerMinute());
        json.addProperty("weight", token.rules().weight());
        json.add("share", ShareJson.of(token.rules().terms()));
        time(json, "created_at", token.createdAt());
        json.addProperty("version", token.version());
        return json;
    }

    private static void limit(JsonObject json, String name, int limit) {
        if (limit != TokenRules.AS_CONFIGURED) {
            json.addProperty(name, limit);
        }
    }

    /** How its state changed, newest first: {@code {"events":[{"at","state","reason","until"}]}}. */
    public static JsonObject history(List<HealthEvent> events) {
        JsonArray list = new JsonArray();
        for (HealthEvent event : events) {
            JsonObject json = new JsonObject();
            time(json, "at", event.at());
            json.addProperty("state", event.state().label());
            json.addProperty("reason", event.reason());
            time(json, "until", event.until());
            list.add(json);
        }
        JsonObject answer = new JsonObject();
        answer.add("events", list);
        return answer;
    }

    /** A time, unless it is the one that stands for "none". */
    public static void time(JsonObject json, String name, Instant time) {
        if (!time.equals(Instant.EPOCH)) {
            json.addProperty(name, time.toEpochMilli());
        }
    }

    private static JsonObject quota(TokenView token) {
        JsonObject quota = new JsonObject();
        quota.addProperty("used", token.quota().used());
        quota.addProperty("limit", token.quota().limit());
        if (token.quota().known()) {
            quota.addProperty("remaining", token.quota().remaining());
        }
        quota.addProperty("shared_used", token.quota().sharedUsed());
        time(quota, "resets_at", token.quota().resetsAt());
        return quota;
    }

    private static JsonObject use(TokenUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("request_count", use.requests());
        json.addProperty("success_count", use.successes());
        json.addProperty("failure_count", use.failures());
        long judged = use.successes() + use.failures();
        if (judged > 0) {
            json.addProperty("success_rate", (double) use.successes() / judged);
        }
        time(json, "last_used", use.lastUsed());
        return json;
    }
}
