package org.kirogate.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code $ref} with a JSON pointer into the same document (RFC 6901); any other reference says nothing. */
final class SchemaRefs {
    private SchemaRefs() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        JsonElement ref = schema.get("$ref");
        if (ref == null || !ref.isJsonPrimitive()) {
            return Optional.empty();
        }
        return target(walk.root(), ref.getAsString()).flatMap(target -> walk.check(target, value, path));
    }

    private static Optional<JsonElement> target(JsonObject root, String ref) {
        if (!ref.equals("#") && !ref.startsWith("#/")) {
            return Optional.empty();
        }
        JsonElement at = root;
        String[] steps = ref.split("/");
        for (int i = 1; i < steps.length; i++) {
            Optional<JsonElement> next = step(at, steps[i].replace("~1", "/").replace("~0", "~"));
            if (next.isEmpty()) {
                return next;
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private static Optional<JsonElement> step(JsonElement at, String name) {
        if (at.isJsonObject()) {
            return Optional.ofNullable(at.getAsJsonObject().get(name));
        }
        if (!at.isJsonArray() || !name.matches("[0-9]{1,4}")) {
            return Optional.empty();
        }
        JsonArray list = at.getAsJsonArray();
        int index = Integer.parseInt(name);
        return index < list.size() ? Optional.of(list.get(index)) : Optional.empty();
    }
}
