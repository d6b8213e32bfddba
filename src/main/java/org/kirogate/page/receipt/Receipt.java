package org.kirogate.page.receipt;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * A request's receipt as stored. What a receipt does not say is empty or 0: those of earlier versions may say less.
 *
 * @param queuedMs     milliseconds in the queue, all looks together
 * @param picks        looks at the pool, in order
 * @param picksLeftOut looks in the middle that are not told
 * @param calls        tries, in order
 * @param callsLeftOut tries in the middle that are not told
 * @param searches     searches that the gateway ran for the model
 * @param repairs      what was changed in the request
 * @param repairsLeftOut changes that are not told
 * @param left     how the answer was read on after its client had left
 */
public record Receipt(
        long queuedMs, List<Pick> picks, long picksLeftOut, List<Call> calls, long callsLeftOut,
        List<Search> searches, List<String> repairs, long repairsLeftOut, Left left) {
    /** What stands for one that is not kept. */
    static final Receipt NONE = new Receipt(
            0, List.of(), 0, List.of(), 0, List.of(), List.of(), 0, Left.NOT);

    /** A look at the pool; {@code tokenId} 0 = it found none. */
    public record Pick(
            long tokenId, String by, String sticky, long reached, long candidates, long queuedMs, List<Score> scores,
            List<Skip> skipped) {}

    /** A candidate's score and its parts, in thousandths. */
    public record Score(long tokenId, long score, long success, long fresh, long free) {
        /** The score as people read it, {@code 0.958}. */
        public String text() {
            return String.format(Locale.ROOT, "%.3f", score / 1000.0);
        }
    }

    /** Tokens passed over for one reason; the first of them by id. */
    public record Skip(String reason, long count, List<Long> ids) {}

    /** A try with a token; {@code result} is {@code ok}, {@code left} or a sort of failure. */
    public record Call(
            long tokenId, long round, long bearerMs, long ms, String result, long status, String code, String where,
            String then, long pauseMs) {
        /** Whether it failed, before or inside its answer. */
        public boolean failed() {
            return !result.equals("ok") && !result.equals("left");
        }
    }

    /** Searches with one token and one result. */
    public record Search(long tokenId, String result, long count, long ms) {}

    /**
     * Reading on after the client had left, so that it is known what the answer cost.
     *
     * @param end what came of it: {@code settled}, {@code unpriced}, {@code time_over}, {@code failed} or
     *            {@code stopped}; empty = it was not read on
     * @param ms  for how long it was read on
     */
    public record Left(String end, long ms) {
        static final Left NOT = new Left("", 0);

        public Left {
            Objects.requireNonNull(end, "end");
        }

        /** Whether it was read on. */
        public boolean readOn() {
            return !end.isEmpty();
        }
    }

    public Receipt {
        Objects.requireNonNull(left, "left");
        picks = List.copyOf(picks);
        calls = List.copyOf(calls);
        searches = List.copyOf(searches);
        repairs = List.copyOf(repairs);
    }

    /** Reads the JSON of a receipt; empty text = none is kept. */
    public static Receipt of(String json) {
        if (Objects.requireNonNull(json, "json").isEmpty()) {
            return NONE;
        }
        JsonObject all = JsonParser.parseString(json).getAsJsonObject();
        return new Receipt(
                number(all, "queued_ms"), each(all, "picks", Receipt::pick), number(all, "picks_left_out"),
                each(all, "calls", Receipt::call), number(all, "calls_left_out"),
                each(all, "searches", Receipt::search), each(all, "repairs", JsonElement::getAsString),
                number(all, "repairs_left_out"), new Left(text(all, "read_on"), number(all, "read_on_ms")));
    }

    private static Pick pick(JsonElement element) {
        JsonObject pick = element.getAsJsonObject();
        List<Skip> skipped = new ArrayList<>();
        if (pick.has("skipped")) {
            pick.getAsJsonObject("skipped").entrySet().forEach(group -> {
                JsonObject told = group.getValue().getAsJsonObject();
                skipped.add(new Skip(
                        group.getKey(), number(told, "count"), each(told, "ids", JsonElement::getAsLong)));
            });
        }
        return new Pick(number(pick, "token"), text(pick, "by"), text(pick, "sticky"), number(pick, "reached"),
                number(pick, "candidates"), number(pick, "queued_ms"), each(pick, "scores", Receipt::score),
                List.copyOf(skipped));
    }

    private static Score score(JsonElement element) {
        JsonObject score = element.getAsJsonObject();
        List<Long> parts = each(score, "of", JsonElement::getAsLong);
        return new Score(number(score, "token"), parts.get(0), parts.get(1), parts.get(2), parts.get(3));
    }

    private static Call call(JsonElement element) {
        JsonObject call = element.getAsJsonObject();
        return new Call(number(call, "token"), number(call, "round"), number(call, "bearer_ms"), number(call, "ms"),
                text(call, "result"), number(call, "status"), text(call, "code"), text(call, "at"),
                text(call, "then"), number(call, "pause_ms"));
    }

    private static Search search(JsonElement element) {
        JsonObject search = element.getAsJsonObject();
        return new Search(
                number(search, "token"), text(search, "result"), number(search, "count"), number(search, "ms"));
    }

    private static <T> List<T> each(JsonObject object, String name, Function<JsonElement, T> read) {
        JsonElement array = object.get(name);
        List<T> values = new ArrayList<>();
        if (array != null) {
            ((JsonArray) array).forEach(element -> values.add(read.apply(element)));
        }
        return values;
    }

    private static long number(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsLong() : 0;
    }

    private static String text(JsonObject object, String name) {
        return object.has(name) ? object.get(name).getAsString() : "";
    }
}
