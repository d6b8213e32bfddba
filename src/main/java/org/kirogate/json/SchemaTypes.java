package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code type}, {@code enum} and {@code const}. */
final class SchemaTypes {
    private static final List<String> KNOWN =
            List.of("null", "boolean", "integer", "number", "string", "array", "object");

    private SchemaTypes() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        List<String> types = types(schema.get("type"));
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
            return SchemaWalk.problem(
                    path, "the type is " + name(value) + ", allowed is " + String.join(" or ", types));
        }
        if (schema.has("const") && !schema.get("const").equals(value)) {
            return SchemaWalk.problem(path, "it is not the one value that is allowed");
        }
        JsonElement listed = schema.get("enum");
        if (listed != null && listed.isJsonArray() && walk.affords(listed.getAsJsonArray().size())
                && !listed.getAsJsonArray().contains(value)) {
            return SchemaWalk.problem(path, "it is none of the " + listed.getAsJsonArray().size()
                    + " values that are allowed");
        }
        return Optional.empty();
    }

    /** The known types among those named; with an unknown one anything may come. */
    private static List<String> types(JsonElement said) {
        List<String> types = new ArrayList<>();
        if (said != null && said.isJsonPrimitive()) {
            types.add(said.getAsString());
        } else if (said != null && said.isJsonArray()) {
            said.getAsJsonArray().forEach(type -> types.add(type.isJsonPrimitive() ? type.getAsString() : ""));
        }
        return KNOWN.containsAll(types) ? types : List.of();
    }

    private static boolean is(JsonElement value, String type) {
        return switch (type) {
            case "integer" -> name(value).equals("number") && SchemaNumbers.isWhole(value.getAsJsonPrimitive());
            default -> name(value).equals(type);
        };
    }

    /** The type of a value as schemas call it; a whole number is a {@code number}. */
    static String name(JsonElement value) {
        if (value.isJsonNull()) {
            return "null";
        }
        if (value.isJsonArray()) {
            return "array";
        }
        if (value.isJsonObject()) {
            return "object";
        }
        JsonPrimitive primitive = value.getAsJsonPrimitive();
        if (primitive.isBoolean()) {
            return "boolean";
        }
        return primitive.isNumber() ? "number" : "string";
    }
}
