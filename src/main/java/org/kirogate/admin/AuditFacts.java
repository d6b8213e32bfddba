package org.kirogate.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kirogate.json.Json;
import org.kirogate.page.Moment;

/** The detail of an act as facts for people: what changed from what to what, or what the act was about. Pure. */
public final class AuditFacts {
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    /** A fact is shown whole, but no longer than this. */
    private static final int SHOWN = 2000;
    /** Members that are times, in epoch milliseconds, 0 = none. */
    private static final Set<String> TIMES = Set.of("expires_at", "created_at", "first_seen", "old_secret_until");
    private static final Set<String> TYPED = Set.of("name", "email", "text_zh", "text_en", "reason");

    private AuditFacts() {}

    /**
     * One fact.
     *
     * @param name   the member's name in the record
     * @param known  whether the words know that name
     * @param before what it was, empty unless it changed
     * @param value  what it is
     * @param change whether it changed
     * @param said   whether the words know the values, too
     */
    public record Fact(String name, boolean known, String before, String value, boolean change, boolean said) {
        public Fact {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(value, "value");
        }

        /** Whether its values are times. */
        public boolean time() {
            return TIMES.contains(name) && (value + before).matches("\\d{1,30}");
        }

        /** When it is. */
        public Moment at() {
            return moment(value);
        }

        /** When it was. */
        public Moment was() {
            return moment(before);
        }

        private static Moment moment(String millis) {
            return millis.matches("\\d{1,15}") ? Moment.of(Long.parseLong(millis)) : Moment.NEVER;
        }
    }

    /**
     * The facts of a detail, a JSON object; of a change only what differs. {@code known} tells which {@code field.NAME} and
     * {@code value.VALUE} have words.
     */
    static List<Fact> of(String detail, Predicate<String> known) {
        JsonObject whole = Json.object(detail);
        List<Fact> facts = new ArrayList<>();
        if (whole.get(BEFORE) instanceof JsonObject before && whole.get(AFTER) instanceof JsonObject after) {
            Set<String> names = new LinkedHashSet<>(before.keySet());
            names.addAll(after.keySet());
            for (String name : names) {
                String was = text(before.get(name));
                String is = text(after.get(name));
                if (!was.equals(is)) {
                    facts.add(fact(name, was, is, true, known));
                }
            }
            whole.remove(BEFORE);
            whole.remove(AFTER);
        }
        whole.entrySet().forEach(member ->
                facts.add(fact(member.getKey(), "", text(member.getValue()), false, known)));
        return facts;
    }

    /** What people typed is never taken for a word, only the fixed values of other members are. */
    private static Fact fact(String name, String before, String value, boolean change, Predicate<String> known) {
        boolean said = !TYPED.contains(name)
                && known.test("value." + value)
                && (!change || known.test("value." + before));
        return new Fact(name, known.test("field." + name), before, value, change, said);
    }

    /** As people read it: without brackets, braces and quotes. */
    private static String plain(JsonElement value) {
        if (value instanceof JsonArray list) {
            return list.asList().stream().map(AuditFacts::plain).collect(Collectors.joining(", "));
        }
        if (value instanceof JsonObject object) {
            return object.entrySet().stream().map(member -> member.getKey() + ": " + plain(member.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value.isJsonNull() ? "" : value.getAsString().replaceFirst("^(\\d+)\\.0$", "$1");
    }

    private static String text(JsonElement value) {
        if (value == null || value.isJsonNull()) {
            return "";
        }
        String text = plain(value);
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
