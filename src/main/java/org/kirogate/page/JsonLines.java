package org.kirogate.page;

import com.google.gson.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.kirogate.json.Json;

/** One JSON object a line, written as it comes. One answer, one thread. */
public final class JsonLines {
    private final PrintWriter out;

    /**
     * Begins the answer.
     *
     * @param file name that a browser saves it under, letters, digits and dashes only, without ending
     */
    public JsonLines(HttpServletResponse response, String file) throws IOException {
        if (!file.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException(file);
        }
        response.setContentType("application/jsonl; charset=utf-8");
        response.setHeader("content-disposition", "attachment; filename=\"" + file + ".jsonl\"");
        this.out = response.getWriter();
    }

    /** Writes one line. */
    public void line(JsonObject value) {
        out.append(Json.GSON.toJson(value)).append('\n');
    }

    /** Whether the reader has gone away: nothing more need be read for them. */
    public boolean broken() {
        return out.checkError();
    }
}
