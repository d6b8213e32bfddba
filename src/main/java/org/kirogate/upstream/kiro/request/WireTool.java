package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonObject;
import java.util.Objects;

/** A tool as it is declared to the service: an allowed name, a description that is not empty, a schema of an object. */
record WireTool(String name, String description, JsonObject schema) {
    WireTool {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(schema, "schema");
    }
}
