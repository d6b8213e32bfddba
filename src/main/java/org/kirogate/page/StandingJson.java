package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Measure;
import org.kirogate.access.limit.Standing;

/**
 * What is left of limits as the JSON interfaces show it:
 *
 * <pre>
 * [{"name":"day.tokens", "of":"key", "limit":1000, "used":200, "left":800, "resets_at":1767225600000}]
 * </pre>
 *
 * {@code of} is {@code user} for a ceiling over all keys of the owner; {@code resets_at} is missing where nothing is to
 * reset. Pure.
 */
public final class StandingJson {
    private StandingJson() {}

    /** One member for each limit, in the order of the document of limits. */
    public static JsonArray of(Standing standing) {
        JsonArray array = new JsonArray();
        standing.uses().forEach(use -> array.add(of(use)));
        return array;
    }

    private static JsonObject of(LimitUse use) {
        JsonObject json = new JsonObject();
        json.addProperty("name", use.name());
        json.addProperty("of", use.ofUser() ? "user" : "key");
        amount(json, "limit", use, use.limit());
        amount(json, "used", use, use.used());
        amount(json, "left", use, use.left());
        if (use.resetsAt() != 0) {
            json.addProperty("resets_at", use.resetsAt());
        }
        return json;
    }

    private static void amount(JsonObject json, String name, LimitUse use, double value) {
        if (use.measure() == Measure.CREDITS) {
            json.addProperty(name, value);
        } else {
            json.addProperty(name, (long) value);
        }
    }
}
