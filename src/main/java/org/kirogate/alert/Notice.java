package org.kirogate.alert;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kirogate.json.Json;

/** One alert as it is sent: with an id that all its tries share. */
record Notice(String id, Instant at, AlertKind.Severity severity, Alert alert) {

    /** The body, the same bytes at each try. */
    byte[] body() {
        JsonObject body = new JsonObject();
        body.addProperty("id", id);
        body.addProperty("at", at.truncatedTo(ChronoUnit.MILLIS).toString());
        body.addProperty("kind", alert.kind().label());
        body.addProperty("severity", severity.label());
        body.addProperty("subject", alert.subject());
        body.addProperty("text", alert.text());
        body.add("details", Json.GSON.toJsonTree(alert.details()));
        return Json.GSON.toJson(body).getBytes(StandardCharsets.UTF_8);
    }
}
