package org.kirogate.app;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Objects;
import org.kirogate.audit.AuditEntry;
import org.kirogate.audit.AuditLog;
import org.kirogate.db.Sql;
import org.kirogate.json.Json;
import org.kirogate.usage.Drift;
import org.kirogate.usage.DriftReport;

/** Keeps what the nightly comparison found among the acts, as an act of the system. Thread-safe. */
final class DriftAudit implements Drift.Told {
    private static final int MOST = 50;

    private final AuditLog audit;

    /** Into this record. */
    DriftAudit(AuditLog audit) {
        this.audit = Objects.requireNonNull(audit, "audit");
    }

    @Override
    public void of(Sql sql, DriftReport report) {
        JsonArray found = new JsonArray();
        report.found().stream().limit(MOST).forEach(one -> found.add(one.toString()));
        JsonObject detail = new JsonObject();
        detail.addProperty("different", report.different());
        detail.add("found", found);
        audit.record(sql, new AuditEntry("system", "", "usage.drift", "usage", Json.GSON.toJson(detail), ""));
    }
}
