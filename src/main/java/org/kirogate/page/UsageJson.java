package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import org.kirogate.fault.GatewayException;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.Speeds;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageTable;

/** Usage in the JSON interfaces: how it is asked for and how it is shown. */
public final class UsageJson {
    private UsageJson() {}

    /**
     * What a call asks for: {@code period}, {@code per}, {@code by}, {@code show}, {@code key}, {@code user},
     * {@code token}.
     */
    public static UsageAddress ask(ApiCall call) {
        return UsageAddress.of("", name -> call.query(name, ""));
    }

    /**
     * In whose days a call counts: {@code tz}, UTC when it says none.
     *
     * @throws GatewayException INVALID_REQUEST about {@code tz} when it names no zone
     */
    public static ZoneId zone(ApiCall call) {
        String name = call.query("tz", "UTC");
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw GatewayException.invalid("tz", "tz: Input should be the name of a time zone like Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    /** A table with its slots; times in epoch milliseconds. */
    public static JsonObject of(UsageAddress ask, UsageTable table) {
        JsonObject json = new JsonObject();
        json.addProperty("period", ask.span().label());
        json.addProperty("by", ask.by().label());
        json.addProperty("time_zone", table.period().zone().getId());
        json.addProperty("from", table.period().from().toEpochMilli());
        json.addProperty("to", table.period().to().toEpochMilli());
        json.add("total", of(table.total()));
        json.add("slots", slots(table));
        JsonArray items = new JsonArray();
        for (UsageTable.Line line : table.lines()) {
            JsonObject item = of(line.total());
            item.addProperty(ask.by().ids() ? ask.by().label() + "_id" : ask.by().label(), line.item());
            items.add(item);
        }
        json.add("items", items);
        json.addProperty("more_items", table.more());
        return json;
    }

    /** Slots oldest first, each with {@code start} and its sums. */
    public static JsonArray slots(UsageTable table) {
        JsonArray slots = new JsonArray();
        for (int i = 0; i < table.slots().size(); i++) {
            JsonObject slot = of(table.slots().get(i));
            slot.addProperty("start", table.period().slots().get(i).toEpochMilli());
            slots.add(slot);
        }
        return slots;
    }

    /** Sums. */
    public static JsonObject of(Sums sums) {
        JsonObject json = new JsonObject();
        json.addProperty("requests", sums.requests());
        json.addProperty("successes", sums.successes());
        json.addProperty("failures", sums.failures());
        json.addProperty("refused", sums.refused());
        json.addProperty("input_tokens", sums.inputTokens());
        json.addProperty("output_tokens", sums.outputTokens());
        json.addProperty("credits", sums.credits());
        return json;
    }

    /** Times to first token, milliseconds; 0 = none. */
    public static JsonObject of(SpeedReport report) {
        Speeds all = report.all();
        JsonObject json = new JsonObject();
        json.addProperty("requests", all.requests());
        json.addProperty("median", all.median());
        json.addProperty("p95", all.p95());
        return json;
    }
}
