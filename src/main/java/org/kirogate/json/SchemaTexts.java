package org.kirogate.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** {@code minLength} and {@code maxLength}, in code points, and {@code pattern}. */
final class SchemaTexts {
    private SchemaTexts() {}

    static Optional<SchemaProblem> check(SchemaWalk walk, JsonObject schema, JsonElement value, String path) {
        if (!SchemaTypes.name(value).equals("string")) {
            return Optional.empty();
        }
        String text = value.getAsString();
        int length = text.codePointCount(0, text.length());
        int least = SchemaNumbers.count(schema, "minLength").orElse(0);
        if (length < least) {
            return SchemaWalk.problem(path, "it has " + length + " characters, at least " + least + " are required");
        }
        int most = SchemaNumbers.count(schema, "maxLength").orElse(Integer.MAX_VALUE);
        if (length > most) {
            return SchemaWalk.problem(path, "it has " + length + " characters, at most " + most + " are allowed");
        }
        JsonElement pattern = schema.get("pattern");
        if (pattern != null && pattern.isJsonPrimitive()
                && SchemaPattern.refuses(pattern.getAsString(), text, walk)) {
            return SchemaWalk.problem(path, "it does not match the pattern");
        }
        return Optional.empty();
    }
}
