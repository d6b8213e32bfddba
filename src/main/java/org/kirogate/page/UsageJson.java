package org.kirogate.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.kirogate.fault.GatewayException;
import org.kirogate.usage.Period;
import org.kirogate.usage.SpeedReport;
import org.kirogate.usage.Speeds;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageReport.Sums;
import org.kirogate.usage.UsageTable;

/** Usage as the JSON interfaces show it. */
public final class UsageJson {
    private UsageJson() {}

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

    /**
     * A table with its slots; times in epoch milliseconds. Of what is not among the items {@code other} is the sum:
     * smaller items, and by token what reached none.
     */
    public static JsonObject of(UsageCall call, UsageTable table) {
        UsageBy by = call.ask().by();
        JsonObject json = new JsonObject();
        json.addProperty("period", call.label());
        json.addProperty("per", table.period().step().name().toLowerCase(Locale.ROOT));
        json.addProperty("by", by.label());
        json.addProperty("time_zone", table.period().zone().getId());
        json.addProperty("from", table.period().from().toEpochMilli());
        json.addProperty("to", table.period().to().toEpochMilli());
        json.add("total", of(table.total()));
        json.add("slots", slots(table.period(), table.slots()));
        JsonArray items = new JsonArray();
        Sums shown = Sums.NONE;
        for (UsageTable.Line line : table.lines()) {
            JsonObject item = of(line.total());
            item.addProperty(by.ids() ? by.label() + "_id" : by.label(), line.item());
            if (!line.slots().isEmpty()) {
                item.add("slots", slots(table.period(), line.slots()));
            }
            items.add(item);
            shown = shown.plus(line.total());
        }
        json.add("items", items);
        json.addProperty("more_items", table.more());
        json.add("other", of(table.total().minus(shown)));
        return json;
    }

    /** Slots oldest first, each with {@code start} and its sums. */
    public static JsonArray slots(Period period, List<Sums> sums) {
        JsonArray slots = new JsonArray();
        for (int i = 0; i < sums.size(); i++) {
            JsonObject slot = of(sums.get(i));
            slot.addProperty("start", period.slots().get(i).toEpochMilli());
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
