package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;

/** {@code properties}, {@code required} and {@code additionalProperties}. */
final class SchemaObjects {
    private SchemaObjects() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        if (!value.isJsonObject()) {
            return Optional.empty();
        }
        JsonObject object = value.getAsJsonObject();
        JsonElement required = schema.get("required");
        if (required != null && required.isJsonArray() && walk.affords(required.getAsJsonArray().size())) {
            for (JsonElement name : required.getAsJsonArray()) {
                if (name.isJsonPrimitive() && !object.has(name.getAsString())) {
                    return SchemaWalk.problem(path, "the required member '" + name.getAsString() + "' is missing");
                }
            }
        }
        return members(walk, schema, object, path);
    }

    private static Optional<SchemaProblem> members(
            SchemaWalk walk, JsonObject schema, JsonObject object, String path) {
        JsonObject properties = properties(schema);
        // Names that match a pattern are not additional; patterns themselves are beyond this check.
        boolean closed = schema.has("additionalProperties") && !schema.has("patternProperties");
        for (Map.Entry<String, JsonElement> member : object.entrySet()) {
            String name = member.getKey();
            String at = path + "." + name;
            Optional<SchemaProblem> problem = Optional.empty();
            if (properties.has(name)) {
                problem = walk.check(properties.get(name), member.getValue(), at);
            } else if (closed) {
                problem = additional(walk, schema.get("additionalProperties"), member.getValue(), at);
            }
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<SchemaProblem> additional(
            SchemaWalk walk, JsonElement additional, JsonElement value, String path) {
        boolean none = additional.isJsonPrimitive() && !additional.getAsBoolean();
        return none ? SchemaWalk.problem(path, "no such member is allowed") : walk.check(additional, value, path);
    }

    private static JsonObject properties(JsonObject schema) {
        JsonElement properties = schema.get("properties");
        return properties != null && properties.isJsonObject() ? properties.getAsJsonObject() : new JsonObject();
    }
}
