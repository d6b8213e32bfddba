package org.kirogate.admin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditFilter;
import org.kirogate.audit.AuditLog;
import org.kirogate.audit.AuditRecord;
import org.kirogate.page.Csv;
import org.kirogate.page.JsonLines;

/** The record as files, newest first, written as it is read: no more than a step of it is in memory. Thread-safe. */
final class AuditFiles {
    private static final String FILE = "audit";

    private AuditFiles() {}

    /** Writes a table for spreadsheets. */
    static void csv(HttpServletResponse response, AuditLog audit, AuditFilter filter) throws IOException {
        Csv csv = new Csv(response, FILE);
        csv.row("id", "at", "actor", "address", "action", "target", "detail", "reason");
        audit.each(filter, step -> {
            for (AuditRecord record : step) {
                AuditEntry entry = record.entry();
                csv.row(record.id(), Instant.ofEpochMilli(record.at()), entry.actor(), entry.address(), entry.action(),
                        entry.target(), entry.detail(), entry.reason());
            }
            return !csv.broken();
        });
    }

    /** Writes one JSON object a line. */
    static void lines(HttpServletResponse response, AuditLog audit, AuditFilter filter) throws IOException {
        JsonLines out = new JsonLines(response, FILE);
        audit.each(filter, step -> {
            step.forEach(record -> out.line(json(record)));
            return !out.broken();
        });
    }

    /** One act as programs read it. */
    static JsonObject json(AuditRecord row) {
        JsonObject json = new JsonObject();
        json.addProperty("id", row.id());
        json.addProperty("at", row.at());
        json.addProperty("actor", row.entry().actor());
        json.addProperty("address", row.entry().address());
        json.addProperty("action", row.entry().action());
        json.addProperty("target", row.entry().target());
        json.add("detail", JsonParser.parseString(row.entry().detail()));
        json.addProperty("reason", row.entry().reason());
        return json;
    }
}
