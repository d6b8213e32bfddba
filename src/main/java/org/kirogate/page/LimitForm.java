package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.kirogate.access.limit.Anchor;
import org.kirogate.access.limit.ClientFamily;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.LimitsJson;
import org.kirogate.access.limit.Span;
import org.kirogate.fault.GatewayException;

/**
 * The form of all limits of a key or a user. Its fields have the names of the document's members, {@code day.tokens};
 * one that a form does not hold changes nothing. JSPs call its members.
 *
 * @param values  what stands in the fields, by name
 * @param clients families of programs that are ticked
 * @param wrong   the field that was refused, empty = none was
 * @param why     why it was
 */
public record LimitForm(Map<String, String> values, List<String> clients, String wrong, Told why) {
    private static final String LIMITS = "limits";
    private static final String CLIENTS = "clients";
    /** Browsers send no box that is not ticked: with this field, there were boxes. */
    private static final String BOXES = "client_boxes";
    private static final List<String> AMOUNTS = List.of("requests", "tokens", "credits");
    private static final List<String> LISTS = List.of("models", "networks");
    private static final List<String> NUMBERS = List.of(
            "requests_per_minute", "tokens_per_minute", "max_concurrency", "reset_hour", "days_after_first_use");
    private static final String ZONE = "zone";
    /** What people write between the entries of a list. */
    private static final String BETWEEN = "[\\s,;\\uFF0C\\uFF1B\\u3001]+";

    public LimitForm {
        values = Map.copyOf(values);
        clients = List.copyOf(clients);
        Objects.requireNonNull(wrong, "wrong");
        Objects.requireNonNull(why, "why");
    }

    /** The form of limits that there are. */
    public static LimitForm of(Limits limits) {
        Map<String, String> values = texts(limits, "\n");
        Anchor anchor = limits.anchor();
        values.put(ZONE, anchor.zone().getId());
        values.put("reset_hour", "" + anchor.resetHour());
        return new LimitForm(values, limits.reach().clients(), "", Told.NOTHING);
    }

    /** The limits that are set, by their names in the order of the document; lists with {@code between}. */
    static Map<String, String> texts(Limits limits, String between) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> member : LimitsJson.write(limits).entrySet()) {
            if (member.getValue() instanceof JsonObject span) {
                span.entrySet().forEach(amount -> values.put(
                        member.getKey() + "." + amount.getKey(), plain(amount.getValue())));
            } else if (member.getValue() instanceof JsonArray list) {
                values.put(member.getKey(),
                        String.join(between, list.asList().stream().map(LimitForm::plain).toList()));
            } else {
                values.put(member.getKey(), plain(member.getValue()));
            }
        }
        return values;
    }

    private static String plain(JsonElement value) {
        JsonPrimitive primitive = value.getAsJsonPrimitive();
        return primitive.isNumber()
                ? new BigDecimal(primitive.getAsString()).stripTrailingZeros().toPlainString()
                : primitive.getAsString();
    }

    /** The form as it was typed, and what is wrong with it. */
    public static LimitForm typed(HttpServletRequest request, GatewayException failure) {
        Map<String, String> values = new HashMap<>();
        names().filter(name -> request.getParameter(name) != null)
                .forEach(name -> values.put(name, request.getParameter(name)));
        String param = failure.param();
        String wrong = param.startsWith(LIMITS + ".")
                ? param.substring(LIMITS.length() + 1).replaceAll("\\[\\d+]$", "") : "";
        return new LimitForm(
                values, chosen(request), wrong, wrong.isEmpty() ? Told.NOTHING : Told.of(failure.getMessage()));
    }

    private static Stream<String> names() {
        Stream<String> amounts = Arrays.stream(Span.values())
                .flatMap(span -> AMOUNTS.stream().map(amount -> span.code() + "." + amount));
        return Stream.concat(amounts, Stream.of(NUMBERS, LISTS, List.of(ZONE)).flatMap(List::stream));
    }

    /**
     * Limits as a form says.
     *
     * @throws GatewayException INVALID_REQUEST about {@code limits.day.tokens}
     */
    public static Limits applied(HttpServletRequest request, Limits before) {
        JsonObject document = new JsonObject();
        for (Span span : Span.values()) {
            JsonObject amounts = new JsonObject();
            AMOUNTS.forEach(amount -> number(request, span.code() + "." + amount, amount, amounts));
            if (amounts.size() > 0) {
                document.add(span.code(), amounts);
            }
        }
        NUMBERS.forEach(name -> number(request, name, name, document));
        if (request.getParameter(ZONE) != null) {
            document.addProperty(ZONE, request.getParameter(ZONE));
        }
        LISTS.stream().filter(name -> request.getParameter(name) != null)
                .forEach(name -> document.add(name, list(List.of(request.getParameter(name).split(BETWEEN)))));
        if (request.getParameter(BOXES) != null) {
            document.add(CLIENTS, list(chosen(request)));
        }
        return LimitsJson.changed(before, document, LIMITS);
    }

    /** An empty field lifts a limit; what is no number stays text, and is refused as that. */
    private static void number(HttpServletRequest request, String field, String member, JsonObject document) {
        String given = request.getParameter(field);
        if (given == null) {
            return;
        }
        String text = given.strip();
        if (text.isEmpty()) {
            document.add(member, JsonNull.INSTANCE);
        } else if (text.matches("\\d{1,18}(\\.\\d{1,9})?")) {
            document.addProperty(member, new BigDecimal(text));
        } else {
            document.addProperty(member, text);
        }
    }

    private static JsonArray list(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.stream().filter(text -> !text.isBlank()).forEach(array::add);
        return array;
    }

    private static List<String> chosen(HttpServletRequest request) {
        String[] chosen = request.getParameterValues(CLIENTS);
        return chosen == null ? List.of() : List.of(chosen);
    }

    /** What stands in a field. */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** What is wrong with a field. */
    public Told error(String name) {
        return name.equals(wrong) ? why : Told.NOTHING;
    }

    /** Whether a family of programs is ticked. */
    public boolean ticked(String family) {
        return clients.contains(family);
    }

    /** All families of programs. */
    public List<String> families() {
        return ClientFamily.names();
    }

    /** The spans over which amounts can be limited, by their names in JSON. */
    public List<String> spans() {
        return Arrays.stream(Span.values()).map(Span::code).toList();
    }

    /** What can be limited over a span, by its name in JSON. */
    public List<String> amounts() {
        return AMOUNTS;
    }
}
