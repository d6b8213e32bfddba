package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Makes the root of a schema an object's (Kiro protocol, section 3.6, "schema root"): a reference is followed, {@code
 * allOf} is merged, and of {@code anyOf} and {@code oneOf} all properties are allowed and none required. Pure
 * functions.
 */
final class SchemaRoot {
    private static final List<String> ALTERNATIVES = List.of("anyOf", "oneOf");
    private static final int MOST_REFERENCES = 8;

    private SchemaRoot() {}

    /** The same schema with an object at its root; the one that comes in is not changed. */
    static JsonObject asObject(JsonObject schema) {
        JsonObject root = followed(schema);
        if (!isObject(root)) {
            return ToolSchema.empty();
        }
        JsonObject properties = new JsonObject();
        JsonArray required = new JsonArray();
        collect(root, properties, required);
        boolean alternatives = false;
        for (JsonObject part : parts(root, "allOf")) {
            collect(part, properties, required);
        }
        for (String keyword : ALTERNATIVES) {
            for (JsonObject part : parts(root, keyword)) {
                collect(part, properties, new JsonArray());
                alternatives = true;
            }
        }
        return rebuilt(root, properties, alternatives ? new JsonArray() : required);
    }

    /** The schema with what its root's local reference points at in the reference's place. */
    private static JsonObject followed(JsonObject schema) {
        JsonObject root = schema;
        for (int i = 0; i < MOST_REFERENCES && root.has("$ref"); i++) {
            JsonObject target = target(schema, root.get("$ref"));
            JsonObject merged = new JsonObject();
            for (Map.Entry<String, JsonElement> member : root.entrySet()) {
                if (!member.getKey().equals("$ref")) {
                    merged.add(member.getKey(), member.getValue());
                }
            }
            target.entrySet().forEach(member -> merged.add(member.getKey(), member.getValue()));
            root = merged;
        }
        return root;
    }

    private static JsonObject target(JsonObject schema, JsonElement reference) {
        JsonElement at = schema;
        String path = reference.isJsonPrimitive() ? reference.getAsString() : "";
        if (!path.startsWith("#/")) {
            return new JsonObject();
        }
        for (String step : path.substring(2).split("/")) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (!at.isJsonObject() || !at.getAsJsonObject().has(name)) {
                return new JsonObject();
            }
            at = at.getAsJsonObject().get(name);
        }
        return at.isJsonObject() ? at.getAsJsonObject() : new JsonObject();
    }

    private static boolean isObject(JsonObject root) {
        JsonElement type = root.get("type");
        if (type == null || type.isJsonNull()) {
            return true;
        }
        if (type.isJsonArray()) {
            return type.getAsJsonArray().asList().stream().anyMatch(SchemaRoot::saysObject);
        }
        return saysObject(type);
    }

    private static boolean saysObject(JsonElement type) {
        return type.isJsonPrimitive() && type.getAsString().equals("object");
    }

    private static List<JsonObject> parts(JsonObject root, String keyword) {
        JsonElement parts = root.get(keyword);
        if (parts == null || !parts.isJsonArray()) {
            return List.of();
        }
        return parts.getAsJsonArray().asList().stream()
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    private static void collect(JsonObject schema, JsonObject properties, JsonArray required) {
        JsonElement own = schema.get("properties");
        if (own != null && own.isJsonObject()) {
            own.getAsJsonObject().entrySet().forEach(member -> {
                if (!properties.has(member.getKey())) {
                    properties.add(member.getKey(), member.getValue());
                }
            });
        }
        JsonElement names = schema.get("required");
        if (names != null && names.isJsonArray()) {
            required.addAll(names.getAsJsonArray());
        }
    }

    private static JsonObject rebuilt(JsonObject root, JsonObject properties, JsonArray required) {
        JsonObject rebuilt = new JsonObject();
        rebuilt.addProperty("type", "object");
        rebuilt.add("properties", properties);
        rebuilt.add("required", required);
        for (Map.Entry<String, JsonElement> member : root.entrySet()) {
            boolean merged = member.getKey().equals("allOf") || ALTERNATIVES.contains(member.getKey());
            if (!merged && !rebuilt.has(member.getKey())) {
                rebuilt.add(member.getKey(), member.getValue());
            }
        }
        return rebuilt;
    }
}
