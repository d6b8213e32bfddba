package org.kirogate.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;

/** {@code prefixItems}, {@code items}, {@code minItems} and {@code maxItems}. */
final class SchemaArrays {
    private static final JsonElement ANYTHING = new JsonPrimitive(true);

    private SchemaArrays() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        if (!value.isJsonArray()) {
            return Optional.empty();
        }
        JsonArray list = value.getAsJsonArray();
        int least = SchemaNumbers.count(schema, "minItems").orElse(0);
        if (list.size() < least) {
            return SchemaWalk.problem(path, "it has " + list.size() + " items, at least " + least + " are required");
        }
        int most = SchemaNumbers.count(schema, "maxItems").orElse(Integer.MAX_VALUE);
        if (list.size() > most) {
            return SchemaWalk.problem(path, "it has " + list.size() + " items, at most " + most + " are allowed");
        }
        return items(walk, schema, list, path);
    }

    /** Older drafts wrote the prefix as a list in {@code items}. */
    private static Optional<SchemaProblem> items(SchemaWalk walk, JsonObject schema, JsonArray list, String path) {
        JsonElement items = schema.get("items");
        boolean old = items != null && items.isJsonArray();
        JsonElement prefix = old ? items : schema.get("prefixItems");
        JsonElement rest = items == null || old ? ANYTHING : items;
        for (int i = 0; i < list.size(); i++) {
            boolean first = prefix != null && prefix.isJsonArray() && i < prefix.getAsJsonArray().size();
            Optional<SchemaProblem> problem = walk.check(
                    first ? prefix.getAsJsonArray().get(i) : rest, list.get(i), path + "[" + i + "]");
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
