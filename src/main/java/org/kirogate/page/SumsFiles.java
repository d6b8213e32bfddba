package org.kirogate.page;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.usage.UsageBy;
import org.kirogate.usage.UsageSumsExport;
import org.kirogate.usage.UsageReport.Sums;

/** Sums as a file: a line for each slot and item that has requests, written as they are read. Thread-safe. */
public final class SumsFiles {
    private final UsageSumsExport export;

    /** Files of these sums. */
    public SumsFiles(UsageSumsExport export) {
        this.export = Objects.requireNonNull(export, "export");
    }

    /** Writes the sums that a call asks for; times are ISO 8601 in UTC, the beginnings of the slots. */
    public void write(DownloadServlet.Format format, UsageCall asked, HttpServletResponse response) throws IOException {
        UsageBy by = asked.ask().by();
        String item = by.ids() ? by.label() + "_id" : by.label();
        switch (format) {
            case CSV -> {
                Csv csv = new Csv(response, "usage");
                csv.row("start", item, "requests", "successes", "failures", "refused", "input_tokens", "output_tokens",
                        "credits");
                export.each(asked.ask(), lines -> {
                    lines.forEach(line -> row(csv, line));
                    return !csv.broken();
                });
            }
            case JSONL -> {
                JsonLines out = new JsonLines(response, "usage");
                export.each(asked.ask(), lines -> {
                    lines.forEach(line -> out.line(json(item, line)));
                    return !out.broken();
                });
            }
        }
    }

    private static void row(Csv csv, UsageSumsExport.Line line) {
        Sums sums = line.sums();
        csv.row(line.start(), line.item(), sums.requests(), sums.successes(), sums.failures(), sums.refused(),
                sums.inputTokens(), sums.outputTokens(), sums.credits());
    }

    private static JsonObject json(String item, UsageSumsExport.Line line) {
        JsonObject json = new JsonObject();
        json.addProperty("start", line.start().toString());
        json.addProperty(item, line.item());
        UsageJson.of(line.sums()).asMap().forEach(json::add);
        return json;
    }
}
