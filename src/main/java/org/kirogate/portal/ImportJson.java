package org.kirogate.portal;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Locale;
import org.kirogate.page.TokenJson;
import org.kirogate.token.ImportLabel;
import org.kirogate.token.ImportOutcome;
import org.kirogate.token.ImportProgress;

/** Jobs as the JSON interface shows them. */
final class ImportJson {
    private ImportJson() {}

    /** How far it has come: figures without results. */
    static JsonObject summary(ImportProgress progress) {
        JsonObject json = new JsonObject();
        json.addProperty("id", progress.jobId());
        json.addProperty("task", progress.task().name().toLowerCase(Locale.ROOT));
        json.addProperty("state", progress.state().name().toLowerCase(Locale.ROOT));
        json.addProperty("total", progress.total());
        json.addProperty("done", progress.outcomes().size());
        for (ImportOutcome.Result result : ImportOutcome.Result.values()) {
            json.addProperty(result.name().toLowerCase(Locale.ROOT), progress.count(result));
        }
        TokenJson.time(json, "started_at", progress.startedAt());
        TokenJson.time(json, "ended_at", progress.endedAt());
        return json;
    }

    /** The same with what became of each entry so far. */
    static JsonObject whole(ImportProgress progress) {
        JsonArray results = new JsonArray();
        progress.outcomes().forEach(outcome -> results.add(result(outcome)));
        JsonObject json = new JsonObject();
        json.add("job", summary(progress));
        json.add("results", results);
        return json;
    }

    private static JsonObject result(ImportOutcome outcome) {
        ImportLabel label = outcome.label();
        JsonObject json = new JsonObject();
        json.addProperty("entry", label.entry());
        json.addProperty("place", label.place());
        json.addProperty("result", outcome.result().name().toLowerCase(Locale.ROOT));
        if (outcome.tokenId() != 0) {
            json.addProperty("id", outcome.tokenId());
        }
        text(json, "name", label.name());
        text(json, "kind", label.kind());
        text(json, "email", label.emailMasked());
        text(json, "message", outcome.message());
        return json;
    }

    private static void text(JsonObject json, String name, String value) {
        if (!value.isEmpty()) {
            json.addProperty(name, value);
        }
    }
}
