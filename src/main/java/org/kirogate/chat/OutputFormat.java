package org.kirogate.chat;

import com.google.gson.JsonObject;
import java.util.Objects;

/**
 * What form the answer's text must have.
 *
 * @param kind   free text, any JSON object, or JSON of a schema
 * @param schema the schema for {@link Kind#JSON_SCHEMA}, else an empty object; not copied, not to be changed
 */
public record OutputFormat(Kind kind, JsonObject schema) {

    /** Free text. */
    public static final OutputFormat TEXT = new OutputFormat(Kind.TEXT, new JsonObject());

    /** The forms. */
    public enum Kind {
        TEXT,
        JSON_OBJECT,
        JSON_SCHEMA
    }

    public OutputFormat {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(schema, "schema");
    }
}
