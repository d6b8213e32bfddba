package org.kirogate.page;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.usage.Period;
import org.kirogate.usage.SpentRequest;
import org.kirogate.usage.UsageExport;
import org.kirogate.usage.UsageFilter;

/** Single requests as a file, written as they are read, a million as well as ten. Thread-safe. */
public final class UsageFiles {
    private final UsageExport export;

    /** Files of these requests. */
    public UsageFiles(UsageExport export) {
        this.export = Objects.requireNonNull(export, "export");
    }

    /**
     * Writes a table for spreadsheets.
     *
     * @param file name without its ending: letters, digits and dashes
     */
    public void csv(HttpServletResponse response, String file, Period period, UsageFilter filter) throws IOException {
        Csv csv = new Csv(response, file);
        csv.row("request_id", "time", "key_id", "user_id", "super", "token_id", "dialect", "model", "outcome", "status",
                "input_tokens", "output_tokens", "credits", "first_token_ms", "duration_ms");
        export.each(period, filter, step -> {
            step.forEach(one -> csv.row(one.requestId(), one.at(), one.keyId(), one.userId(), one.superKey() ? 1 : 0,
                    one.tokenId(), one.dialect(), one.model(), one.outcome(), one.status(), one.inputTokens(),
                    one.outputTokens(), one.credits(), one.firstTokenMs(), one.durationMs()));
            return !csv.broken();
        });
    }

    /** Writes one JSON object a line, named like {@link #csv}. */
    public void lines(HttpServletResponse response, String file, Period period, UsageFilter filter) throws IOException {
        JsonLines out = new JsonLines(response, file);
        export.each(period, filter, step -> {
            step.forEach(one -> out.line(line(one)));
            return !out.broken();
        });
    }

    private static JsonObject line(SpentRequest one) {
        JsonObject json = new JsonObject();
        json.addProperty("request_id", one.requestId());
        json.addProperty("time", one.at().toString());
        json.addProperty("key_id", one.keyId());
        json.addProperty("user_id", one.userId());
        json.addProperty("is_super", one.superKey());
        json.addProperty("token_id", one.tokenId());
        json.addProperty("dialect", one.dialect());
        json.addProperty("model", one.model());
        json.addProperty("outcome", one.outcome());
        json.addProperty("status", one.status());
        json.addProperty("input_tokens", one.inputTokens());
        json.addProperty("output_tokens", one.outputTokens());
        json.addProperty("credits", one.credits());
        json.addProperty("first_token_ms", one.firstTokenMs());
        json.addProperty("duration_ms", one.durationMs());
        return json;
    }
}
