package org.kirogate.simulator.check;

import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import org.kirogate.simulator.call.SimJson;

/** Judges a value by the small part of JSON Schema that model fields use; closed at every level (section 14). */
final class ClosedSchema {

    private ClosedSchema() {
    }

    /** The first fault with its path, or empty. */
    static Optional<String> fault(JsonElement value, JsonObject schema, String path) {
        if (SimJson.string(schema, "type").equals("object")) {
            return value.isJsonObject() ? members(value.getAsJsonObject(), schema, path)
                    : Optional.of(path + " is no object");
        }
        if (schema.has("enum") && !SimJson.array(schema, "enum").contains(value)) {
            return Optional.of(path + " is none of " + schema.get("enum"));
        }
        return SimJson.string(schema, "type").equals("integer") ? integer(value, schema, path) : Optional.empty();
    }

    private static Optional<String> members(JsonObject value, JsonObject schema, String path) {
        JsonObject properties = SimJson.member(schema, "properties");
        for (Map.Entry<String, JsonElement> member : value.entrySet()) {
            String name = member.getKey();
            if (!properties.has(name)) {
                return Optional.of(path + "." + name + " is not in the schema");
            }
            Optional<String> fault = fault(member.getValue(), SimJson.member(properties, name), path + "." + name);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> integer(JsonElement value, JsonObject schema, String path) {
        boolean whole = SimJson.isNumber(value) && ((JsonPrimitive) value).getAsString().matches("-?\\d{1,18}");
        long number = whole ? value.getAsLong() : 0;
        boolean inside = whole && number >= SimJson.number(schema, "minimum", Long.MIN_VALUE)
                && number <= SimJson.number(schema, "maximum", Long.MAX_VALUE);
        return inside ? Optional.empty() : Optional.of(path + " is no integer within its bounds");
    }
}
