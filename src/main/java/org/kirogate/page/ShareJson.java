package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kirogate.chat.ModelPattern;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.token.terms.DailyHours;
import org.kirogate.token.terms.ShareTerms;

/**
 * The terms of sharing as the JSON interfaces show and take them:
 * {@code {"percent":50,"reserve":100,"hours":["22:00-06:00"],"zone":"Asia/Shanghai","models":["claude-sonnet*"]}}.
 */
final class ShareJson {
    private static final Set<String> MEMBERS = Set.of("percent", "reserve", "hours", "zone", "models");

    private ShareJson() {}

    static JsonObject of(ShareTerms terms) {
        JsonObject json = new JsonObject();
        json.addProperty("percent", terms.percent());
        json.addProperty("reserve", terms.reserve());
        json.add("hours", texts(terms.hours()));
        json.addProperty("zone", terms.zone().getId());
        json.add("models", texts(terms.models()));
        return json;
    }

    private static JsonArray texts(List<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    /**
     * The terms after a change: members that are missing stay, null puts one back to what holds when nobody set it.
     *
     * @throws GatewayException INVALID_REQUEST about the member
     */
    static ShareTerms changed(Fields share, ShareTerms before) {
        for (String name : share.object().keySet()) {
            if (!MEMBERS.contains(name)) {
                throw share.invalid(name, "Unknown member; known are percent, reserve, hours, zone and models");
            }
        }
        ShareTerms open = ShareTerms.OPEN;
        return new ShareTerms(
                given(share, "percent") ? share.optionalInteger("percent", 0, 100).map(Math::toIntExact)
                        .orElse(open.percent()) : before.percent(),
                given(share, "reserve") ? share.optionalNumber("reserve", 0, ShareTerms.MAX_RESERVE)
                        .orElse(open.reserve()) : before.reserve(),
                given(share, "hours") ? hours(share) : before.hours(),
                given(share, "zone") ? zone(share) : before.zone(),
                given(share, "models") ? models(share) : before.models()).orOpen();
    }

    private static boolean given(Fields share, String name) {
        return share.object().has(name);
    }

    private static List<DailyHours> hours(Fields share) {
        List<DailyHours> hours = each(share, "hours", DailyHours::parse);
        if (hours.size() > ShareTerms.MAX_HOURS) {
            throw share.invalid("hours", "Input should have at most " + ShareTerms.MAX_HOURS + " entries");
        }
        return hours;
    }

    private static List<ModelPattern> models(Fields share) {
        List<ModelPattern> models = each(share, "models", ModelPattern::new);
        if (ShareTerms.length(models) > ShareTerms.MAX_MODELS_LENGTH) {
            throw share.invalid("models",
                    "Input should have at most " + ShareTerms.MAX_MODELS_LENGTH + " characters in all");
        }
        return models;
    }

    private static <T> List<T> each(Fields share, String name, Function<String, T> read) {
        List<T> values = new ArrayList<>();
        for (String text : share.strings(name)) {
            try {
                values.add(read.apply(text.strip()));
            } catch (IllegalArgumentException e) {
                throw share.invalid(name + "[" + values.size() + "]", e.getMessage());
            }
        }
        return values;
    }

    private static ZoneId zone(Fields share) {
        String id = share.optionalString("zone").map(String::strip).orElse(ShareTerms.OPEN.zone().getId());
        try {
            if (id.length() <= ShareTerms.MAX_ZONE_LENGTH) {
                return ZoneId.of(id);
            }
        } catch (DateTimeException e) {
            // Told below with what is allowed.
        }
        throw share.invalid("zone", "Input should be a time zone such as Asia/Shanghai, UTC or +08:00");
    }
}
