package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;
import org.kirogate.usage.RequestFilter;
import org.kirogate.usage.RequestFilter.KeyKind;
import org.kirogate.usage.RequestFilter.Streaming;
import org.kirogate.usage.RequestFilter.Whose;
import org.kirogate.usage.RequestOnly;
import org.kirogate.usage.RequestSlice;
import org.kirogate.usage.Requests;
import org.kirogate.usage.UsageRecord;

/** Lists of single requests in the JSON interfaces: how they are asked for and how they are shown. */
public final class RequestCall {
    private static final int USUAL_SIZE = 50;
    private static final int LOWEST_STATUS = 100;
    private static final int HIGHEST_STATUS = 599;
    private static final int CLASS = 100;
    private static final List<String> DIALECTS = List.of("any", "openai", "responses", "anthropic");

    private RequestCall() {}

    /**
     * Which requests a call asks for: {@code period} or {@code from} and {@code to}, {@code outcome}, {@code dialect},
     * {@code key} (an id, {@code super} or {@code ordinary}), {@code user}, {@code token}, {@code model},
     * {@code status} ({@code 429} or {@code 4xx}), {@code client}, {@code address} and {@code stream}.
     *
     * @param search what else they have to do with
     * @throws GatewayException INVALID_REQUEST about the parameter that can't be read
     */
    public static RequestFilter filter(ApiCall call, Instant now, Whose search) {
        String key = call.query("key", "");
        boolean id = key.matches("\\d+");
        List<String> outcomes = Stream.concat(Stream.of("any"),
                Arrays.stream(UsageRecord.Outcome.values()).map(UsageRecord.Outcome::label)).toList();
        int[] status = status(call);
        RequestOnly only = new RequestOnly(
                CallTime.of(call, "to", Instant.MAX), status[0], status[1], UsageCall.text(call, "client", 32),
                UsageCall.text(call, "address", 45), UsageCall.text(call, "model", 128),
                id ? UsageCall.id(call, "key") : 0, UsageCall.id(call, "user"), UsageCall.id(call, "token"));
        return new RequestFilter(
                since(call, now), anyOf(one(call, "outcome", outcomes)), anyOf(one(call, "dialect", DIALECTS)),
                id ? KeyKind.ANY : switch (one(call, "key", List.of("any", "super", "ordinary"))) {
                    case "super" -> KeyKind.SUPER;
                    case "ordinary" -> KeyKind.ORDINARY;
                    default -> KeyKind.ANY;
                },
                switch (one(call, "stream", List.of("any", "yes", "no"))) {
                    case "yes" -> Streaming.STREAMED;
                    case "no" -> Streaming.WHOLE;
                    default -> Streaming.ANY;
                },
                search, only);
    }

    /**
     * A part of the list, newest first, that {@code cursor} (or {@code before}) and {@code page_size} ask for. Without
     * {@code next_cursor} the list ends here; a part may be short or empty although it does not, when hardly any
     * request
     * passes the filters: then {@code searched_until} says how far back it looked.
     */
    public static JsonObject list(ApiCall call, Requests requests, RequestFilter filter) {
        String cursor = call.query("cursor", "").isEmpty() ? "before" : "cursor";
        long before = call.query(cursor, "").equals("0") ? 0 : UsageCall.id(call, cursor);
        RequestSlice slice = requests.before(
                filter, before, call.queryNumber("page_size", USUAL_SIZE, 1, PageAsk.MAX_SIZE));
        JsonArray items = new JsonArray();
        slice.rows().forEach(row -> items.add(RequestJson.of(row.record())));
        JsonObject answer = new JsonObject();
        answer.add("items", items);
        if (slice.older() != 0) {
            answer.addProperty("next", slice.older());
            answer.addProperty("next_cursor", "" + slice.older());
        }
        if (!slice.upTo().equals(Instant.EPOCH)) {
            answer.addProperty("searched_until", slice.upTo().toEpochMilli());
        }
        return answer;
    }

    private static Instant since(ApiCall call, Instant now) {
        String period = call.query("period", "");
        boolean own = !call.query("from", "").isEmpty() || !call.query("to", "").isEmpty();
        if (own && period.isEmpty()) {
            return CallTime.of(call, "from", Instant.EPOCH);
        }
        Duration back = switch (one(call, "period", List.of("day", "hour", "week", "all"))) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            case "week" -> Duration.ofDays(7);
            default -> Duration.between(Instant.EPOCH, now);
        };
        Instant from = CallTime.of(call, "from", Instant.EPOCH);
        Instant since = now.minus(back);
        return since.isAfter(from) ? since : from;
    }

    /** Lowest and highest; both 0 when any will do. */
    private static int[] status(ApiCall call) {
        String text = call.query("status", "");
        if (text.isEmpty()) {
            return new int[] {0, 0};
        }
        if (text.matches("[1-5]xx")) {
            int lowest = (text.charAt(0) - '0') * CLASS;
            return new int[] {lowest, lowest + CLASS - 1};
        }
        int exact = text.matches("\\d{3}") ? Integer.parseInt(text) : 0;
        if (exact < LOWEST_STATUS || exact > HIGHEST_STATUS) {
            throw GatewayException.invalid("status", "status: Input should be an HTTP status like 429 or 4xx");
        }
        return new int[] {exact, exact};
    }

    private static String one(ApiCall call, String field, List<String> allowed) {
        String text = call.query(field, "");
        if (text.isEmpty()) {
            return allowed.get(0);
        }
        if (!allowed.contains(text)) {
            throw GatewayException.invalid(field, field + ": Input should be one of " + String.join(", ", allowed)
                    + (field.equals("key") ? ", or the id of a key" : ""));
        }
        return text;
    }

    private static String anyOf(String value) {
        return value.equals("any") ? "" : value;
    }
}
