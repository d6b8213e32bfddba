package org.kirogate.chat;

import com.google.gson.JsonObject;
import java.util.Objects;

/** A tool offered to the model: the caller's own name, a description (may be empty), the JSON schema of its input. */
public record ToolSpec(String name, String description, JsonObject schema) {
    public ToolSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(schema, "schema");
    }
}
