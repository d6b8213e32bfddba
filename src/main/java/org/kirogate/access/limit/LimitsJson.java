package org.kirogate.access.limit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.kirogate.chat.ModelPattern;
import org.kirogate.config.Network;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;

/**
 * {@link Limits} as a JSON document:
 *
 * <pre>
 * {"requests_per_minute":60, "tokens_per_minute":100000, "max_concurrency":5,
 *  "five_hours":{"requests":100}, "day":{"tokens":1000000}, "week":{"credits":50.5}, "month":{...}, "total":{...},
 *  "zone":"Asia/Shanghai", "reset_hour":4, "days_after_first_use":30,
 *  "models":["claude-*"], "networks":["10.0.0.0/8","2001:db8::/32"], "clients":["claude-code"]}
 * </pre>
 *
 * Each member may be missing: no limit. Thread-safe.
 */
public final class LimitsJson {
    private static final String ZONE = "zone";
    private static final String RESET_HOUR = "reset_hour";
    private static final String DAYS = "days_after_first_use";
    private static final int MAX_ZONE = 64;
    private static final Set<String> OTHERS = Set.of(
            LimitNames.REQUESTS_PER_MINUTE, LimitNames.TOKENS_PER_MINUTE, LimitNames.MAX_CONCURRENCY, ZONE,
            RESET_HOUR, DAYS, "models", "networks", "clients");
    private static final Set<String> OF_A_SPAN = Set.of("requests", "tokens", "credits");

    private LimitsJson() {}

    /** The document; what is not limited is left out. */
    public static JsonObject write(Limits limits) {
        JsonObject document = new JsonObject();
        put(document, LimitNames.REQUESTS_PER_MINUTE, limits.pace().requestsPerMinute());
        put(document, LimitNames.TOKENS_PER_MINUTE, limits.pace().tokensPerMinute());
        put(document, LimitNames.MAX_CONCURRENCY, limits.pace().maxConcurrency());
        for (Span span : Span.values()) {
            if (limits.amounts().containsKey(span)) {
                document.add(span.code(), write(limits.amounts(span)));
            }
        }
        if (!limits.anchor().equals(Anchor.UTC)) {
            document.addProperty(ZONE, limits.anchor().zone().getId());
            document.addProperty(RESET_HOUR, limits.anchor().resetHour());
        }
        put(document, DAYS, limits.daysAfterFirstUse());
        put(document, "models", limits.reach().models());
        put(document, "networks", limits.reach().networks());
        put(document, "clients", limits.reach().clients());
        return document;
    }

    private static JsonObject write(Amounts amounts) {
        JsonObject document = new JsonObject();
        put(document, "requests", amounts.requests());
        put(document, "tokens", amounts.tokens());
        if (amounts.credits() > 0) {
            document.addProperty("credits", amounts.credits());
        }
        return document;
    }

    private static void put(JsonObject document, String name, long value) {
        if (value > 0) {
            document.addProperty(name, value);
        }
    }

    private static void put(JsonObject document, String name, List<?> values) {
        if (!values.isEmpty()) {
            JsonArray array = new JsonArray();
            values.forEach(value -> array.add(value.toString()));
            document.add(name, array);
        }
    }

    /**
     * Reads a document that {@link #write} made.
     *
     * @param text empty = no limits
     * @throws GatewayException INVALID_REQUEST when it is no such document
     */
    public static Limits read(String text) {
        return text.isEmpty() ? Limits.NONE : changed(Limits.NONE, Json.object(text), "limits");
    }

    /**
     * Limits after a partial change: what is missing in the document stays, null, 0 and an empty list lift a limit. A
     * span that is there is changed member by member; a list is replaced.
     *
     * @param path where the document stands in the request, {@code limits}
     * @throws GatewayException INVALID_REQUEST about {@code limits.day.tokens}
     */
    public static Limits changed(Limits before, JsonObject document, String path) {
        Fields fields = Fields.at(document, path);
        Limits after = before;
        for (String name : document.keySet()) {
            after = changed(after, fields, name);
        }
        return after;
    }

    private static Limits changed(Limits before, Fields fields, String name) {
        for (Span span : Span.values()) {
            if (span.code().equals(name)) {
                return before.with(span, amounts(fields, name, before.amounts(span)));
            }
        }
        if (!OTHERS.contains(name)) {
            throw fields.invalid(name, "There is no such limit");
        }
        Pace pace = before.pace();
        Anchor anchor = before.anchor();
        Reach reach = before.reach();
        return switch (name) {
            case LimitNames.REQUESTS_PER_MINUTE -> before.paced(new Pace(
                    (int) whole(fields, name, Pace.MAX_RPM), pace.tokensPerMinute(), pace.maxConcurrency()));
            case LimitNames.TOKENS_PER_MINUTE -> before.paced(new Pace(
                    pace.requestsPerMinute(), whole(fields, name, Pace.MAX_TPM), pace.maxConcurrency()));
            case LimitNames.MAX_CONCURRENCY -> before.paced(new Pace(pace.requestsPerMinute(), pace.tokensPerMinute(),
                    (int) whole(fields, name, Pace.MAX_CONCURRENCY)));
            case ZONE -> before.anchored(new Anchor(zone(fields), anchor.resetHour()));
            case RESET_HOUR -> before.anchored(new Anchor(anchor.zone(), (int) whole(fields, name, 23)));
            case DAYS -> before.endingAfter((int) whole(fields, name, Limits.MAX_DAYS));
            case "models" -> before.reaching(
                    new Reach(list(fields, name, LimitsJson::model), reach.networks(), reach.clients()));
            case "networks" -> before.reaching(
                    new Reach(reach.models(), list(fields, name, LimitsJson::network), reach.clients()));
            default -> before.reaching(
                    new Reach(reach.models(), reach.networks(), list(fields, name, LimitsJson::client)));
        };
    }

    private static Amounts amounts(Fields fields, String name, Amounts before) {
        if (!fields.has(name)) {
            return Amounts.NONE;
        }
        Fields span = fields.object(name);
        for (String member : span.object().keySet()) {
            if (!OF_A_SPAN.contains(member)) {
                throw span.invalid(member, "There is no such limit");
            }
        }
        return new Amounts(
                given(span, "requests") ? whole(span, "requests", Amounts.MAX_REQUESTS) : before.requests(),
                given(span, "tokens") ? whole(span, "tokens", Amounts.MAX_TOKENS) : before.tokens(),
                given(span, "credits") ? credits(span) : before.credits());
    }

    private static double credits(Fields span) {
        double credits = span.any("credits").map(LimitsJson::number).orElse(0.0);
        if (!(credits >= 0 && credits <= Amounts.MAX_CREDITS)) {
            throw span.invalid("credits", "Input should be a number from 0 to " + (long) Amounts.MAX_CREDITS);
        }
        return credits;
    }

    /** Not a number for what is none, so that it is refused with the range. */
    private static double number(JsonElement given) {
        return given.isJsonPrimitive() && given.getAsJsonPrimitive().isNumber() ? given.getAsDouble() : Double.NaN;
    }

    private static boolean given(Fields fields, String name) {
        return fields.object().has(name);
    }

    private static long whole(Fields fields, String name, long most) {
        return fields.optionalInteger(name, 0, most).orElse(0L);
    }

    private static ZoneId zone(Fields fields) {
        String id = fields.optionalString(ZONE).map(String::strip).orElse("");
        try {
            return id.isEmpty() ? Anchor.UTC.zone() : zone(id);
        } catch (DateTimeException e) {
            throw fields.invalid(ZONE, "Input should be the name of a time zone such as Asia/Shanghai");
        }
    }

    private static ZoneId zone(String id) {
        if (id.length() > MAX_ZONE) {
            throw new DateTimeException("too long");
        }
        return ZoneId.of(id);
    }

    private static <T> List<T> list(Fields fields, String name, Function<String, T> read) {
        List<String> texts = fields.strings(name);
        if (texts.size() > Reach.MOST) {
            throw fields.invalid(name, "At most " + Reach.MOST + " are allowed, not " + texts.size());
        }
        List<T> values = new ArrayList<>(texts.size());
        for (int i = 0; i < texts.size(); i++) {
            try {
                T value = read.apply(texts.get(i).strip());
                if (!values.contains(value)) {
                    values.add(value);
                }
            } catch (IllegalArgumentException e) {
                throw fields.invalid(name + "[" + i + "]", e.getMessage());
            }
        }
        return values;
    }

    private static ModelPattern model(String text) {
        return new ModelPattern(text);
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow(() -> new IllegalArgumentException(
                "Input should be an address or a network such as 10.0.0.0/8 or 2001:db8::/32"));
    }

    private static String client(String text) {
        if (!ClientFamily.names().contains(text)) {
            throw new IllegalArgumentException("Input should be one of " + String.join(", ", ClientFamily.names()));
        }
        return text;
    }
}
