package org.kirogate.page;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kirogate.usage.RequestFilter;
import org.kirogate.usage.RequestSlice;
import org.kirogate.usage.Requests;

/**
 * Single requests as a file, newest first, written as they are read: a million as well as ten. Client addresses and
 * receipts stay out of files. Thread-safe.
 */
public final class RequestFiles {
    private static final List<String> COLUMNS = List.of(
            "id", "at", "key_id", "user_id", "is_super", "client", "dialect", "model_asked", "model_served",
            "streaming", "token_id", "attempts", "outcome", "status", "error_class", "input_tokens", "output_tokens",
            "cache_read", "cache_write", "counted", "credits", "credits_known", "queue_ms", "first_token_ms",
            "duration_ms");

    private final Requests requests;

    /** Files of these requests. */
    public RequestFiles(Requests requests) {
        this.requests = Objects.requireNonNull(requests, "requests");
    }

    /** Takes one request; answers nothing. */
    private interface Line {
        void write(JsonObject request);
    }

    /** Whether the reader has gone. */
    private interface Gone {
        boolean gone();
    }

    /** Writes the requests that pass a filter; times are ISO 8601 in UTC. */
    public void write(DownloadServlet.Format format, RequestFilter filter, HttpServletResponse response)
            throws IOException {
        switch (format) {
            case CSV -> {
                Csv csv = new Csv(response, "requests");
                csv.row(COLUMNS.toArray());
                each(filter, json -> csv.row(
                        COLUMNS.stream().map(column -> DownloadServlet.cell(json.get(column))).toArray()), csv::broken);
            }
            case JSONL -> {
                JsonLines lines = new JsonLines(response, "requests");
                each(filter, lines::line, lines::broken);
            }
        }
    }

    private void each(RequestFilter filter, Line line, Gone reader) {
        long number = 0;
        do {
            RequestSlice slice = requests.allBefore(filter, number, Requests.MOST_ROWS);
            slice.rows().forEach(row -> {
                JsonObject json = RequestJson.of(row.record());
                json.addProperty("at", Instant.ofEpochMilli(json.get("at").getAsLong()).toString());
                line.write(json);
            });
            number = slice.older();
        } while (number != 0 && !reader.gone());
    }
}
