package org.kirogate.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code allOf}, {@code anyOf} and {@code oneOf}. */
final class SchemaChoices {
    private SchemaChoices() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        for (JsonElement each : list(schema, "allOf")) {
            Optional<SchemaProblem> problem = walk.check(each, value, path);
            if (problem.isPresent()) {
                return problem;
            }
        }
        Optional<SchemaProblem> any = matching(walk, list(schema, "anyOf"), value, path, Integer.MAX_VALUE);
        return any.isPresent() ? any : matching(walk, list(schema, "oneOf"), value, path, 1);
    }

    private static Optional<SchemaProblem> matching(
            SchemaWalk walk, JsonArray alternatives, JsonElement value, String path, int most) {
        SchemaProblem nearest = new SchemaProblem(path, "it matches no alternative");
        int matching = 0;
        for (JsonElement alternative : alternatives) {
            Optional<SchemaProblem> problem = walk.check(alternative, value, path);
            if (problem.isEmpty()) {
                matching++;
                if (most == Integer.MAX_VALUE) {
                    return Optional.empty();
                }
            } else if (problem.get().path().length() > nearest.path().length()) {
                // The alternative that went deepest is most likely the one that was meant.
                nearest = problem.get();
            }
        }
        if (matching > most) {
            return SchemaWalk.problem(path, "it matches " + matching + " alternatives, exactly one is allowed");
        }
        return matching == 0 && !alternatives.isEmpty() ? Optional.of(nearest) : Optional.empty();
    }

    private static JsonArray list(JsonObject schema, String keyword) {
        JsonElement list = schema.get(keyword);
        return list != null && list.isJsonArray() ? list.getAsJsonArray() : new JsonArray();
    }
}
