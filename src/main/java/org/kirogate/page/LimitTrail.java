package org.kirogate.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Map;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.LimitsJson;

/** Limits as the record tells of them: one member for each, {@code limits.day.tokens}. Pure. */
final class LimitTrail {
    private static final String BEGINNING = "limits.";

    private LimitTrail() {}

    /** Adds the limits that are set. */
    static void add(JsonObject detail, Limits limits) {
        add(detail, BEGINNING, LimitsJson.write(limits));
    }

    private static void add(JsonObject detail, String beginning, JsonObject document) {
        for (Map.Entry<String, JsonElement> member : document.entrySet()) {
            if (member.getValue() instanceof JsonObject span) {
                add(detail, beginning + member.getKey() + ".", span);
            } else {
                detail.add(beginning + member.getKey(), member.getValue());
            }
        }
    }

    /** Adds those of a change to what was and what is, null where there was or is none. */
    static void add(JsonObject was, Limits before, JsonObject is, Limits after) {
        JsonObject old = new JsonObject();
        JsonObject fresh = new JsonObject();
        add(old, before);
        add(fresh, after);
        old.entrySet().forEach(member -> {
            was.add(member.getKey(), member.getValue());
            is.add(member.getKey(), fresh.has(member.getKey()) ? fresh.get(member.getKey()) : JsonNull.INSTANCE);
        });
        fresh.entrySet().stream().filter(member -> !old.has(member.getKey())).forEach(member -> {
            was.add(member.getKey(), JsonNull.INSTANCE);
            is.add(member.getKey(), member.getValue());
        });
    }
}
