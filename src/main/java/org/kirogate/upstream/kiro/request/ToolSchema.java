package org.kirogate.upstream.kiro.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes of any JSON schema one that the service takes as a tool's input (Kiro protocol, section 3.6, "schema"): an
 * object at its root, and without the keywords it refuses. A property that is named like a keyword stays. Pure
 * functions; the schema that comes in is not changed.
 */
final class ToolSchema {
    /** Their members are names of the caller's choice, and the values are schemas. */
    private static final Set<String> NAMED_SCHEMAS =
            Set.of("properties", "patternProperties", "$defs", "definitions", "dependentSchemas");
    /** Their values are data, whatever it looks like. */
    private static final Set<String> DATA = Set.of("enum", "const", "default", "examples");
    private static final Set<String> LISTS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");
    private static final Set<String> NUMBERS = Set.of(
            "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties",
            "maxProperties", "minContains", "maxContains");
    private static final Set<String> NEVER = Set.of("$schema", "exclusiveMinimum", "exclusiveMaximum");
    /** What some versions of the service refuse; left out after a refusal. */
    private static final Set<String> DISPUTED = Set.of(
            "additionalProperties", "pattern", "format", "minimum", "maximum", "minLength", "maxLength", "minItems",
            "maxItems", "minProperties", "maxProperties", "minContains", "maxContains", "multipleOf", "uniqueItems",
            "if", "then", "else", "patternProperties", "propertyNames", "contains", "unevaluatedItems",
            "unevaluatedProperties", "dependentSchemas", "dependentRequired", "dependencies", "not", "$id", "$comment",
            "contentEncoding", "contentMediaType", "contentSchema", "examples", "readOnly", "writeOnly", "deprecated");
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 53);
    private static final int MOST_DIGITS = 40;

    private ToolSchema() {}

    /** The schema of an object without members. */
    static JsonObject empty() {
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", new JsonObject());
        return schema;
    }

    /**
     * Cleans a schema.
     *
     * @param strict whether disputed keywords go, too
     */
    static JsonObject clean(JsonObject schema, boolean strict) {
        return schema(SchemaRoot.asObject(schema), strict);
    }

    private static JsonObject schema(JsonObject schema, boolean strict) {
        JsonObject cleaned = new JsonObject();
        for (Map.Entry<String, JsonElement> member : schema.entrySet()) {
            String keyword = member.getKey();
            JsonElement value = member.getValue();
            boolean refused = NEVER.contains(keyword) || (strict && DISPUTED.contains(keyword));
            if (refused || !fits(keyword, value)) {
                continue;
            }
            if (keyword.equals("required")) {
                addRequired(cleaned, value);
            } else if (DATA.contains(keyword)) {
                cleaned.add(keyword, clamped(value));
            } else if (NAMED_SCHEMAS.contains(keyword)) {
                cleaned.add(keyword, namedSchemas(value.getAsJsonObject(), strict));
            } else if (LISTS.contains(keyword)) {
                cleaned.add(keyword, listedSchemas(value.getAsJsonArray(), strict));
            } else {
                cleaned.add(keyword, value(value, strict));
            }
        }
        return cleaned;
    }

    /** A keyword whose value is of the wrong type says nothing, and would be refused. */
    private static boolean fits(String keyword, JsonElement value) {
        if (NUMBERS.contains(keyword)) {
            return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
        }
        if (NAMED_SCHEMAS.contains(keyword)) {
            return value.isJsonObject();
        }
        return LISTS.contains(keyword) ? value.isJsonArray() : !value.isJsonNull();
    }

    private static JsonObject namedSchemas(JsonObject named, boolean strict) {
        JsonObject cleaned = new JsonObject();
        named.entrySet().forEach(member -> cleaned.add(member.getKey(), anySchema(member.getValue(), strict)));
        return cleaned;
    }

    private static JsonArray listedSchemas(JsonArray listed, boolean strict) {
        JsonArray cleaned = new JsonArray();
        listed.forEach(element -> cleaned.add(anySchema(element, strict)));
        return cleaned;
    }

    /** A schema, which may also be true or false; of anything else the schema that allows everything. */
    private static JsonElement anySchema(JsonElement value, boolean strict) {
        if (value.isJsonObject()) {
            return schema(value.getAsJsonObject(), strict);
        }
        boolean truth = value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean();
        return truth ? value : new JsonObject();
    }

    private static JsonElement value(JsonElement value, boolean strict) {
        if (value.isJsonObject()) {
            return schema(value.getAsJsonObject(), strict);
        }
        if (!value.isJsonArray()) {
            return clamped(value);
        }
        JsonArray cleaned = new JsonArray();
        value.getAsJsonArray().forEach(element -> {
            if (!element.isJsonNull()) {
                cleaned.add(value(element, strict));
            }
        });
        return cleaned;
    }

    /** Only a list of names counts, and an empty one is refused. */
    private static void addRequired(JsonObject cleaned, JsonElement value) {
        if (!value.isJsonArray()) {
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        value.getAsJsonArray().forEach(name -> {
            if (name.isJsonPrimitive() && name.getAsJsonPrimitive().isString()) {
                names.add(name.getAsString());
            }
        });
        if (!names.isEmpty()) {
            JsonArray required = new JsonArray();
            names.forEach(required::add);
            cleaned.add("required", required);
        }
    }

    /** Numbers beyond 2^53 are no longer whole for the service's reader: the nearest that is stands in. */
    private static JsonElement clamped(JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            return value;
        }
        String text = value.getAsString();
        if (Math.abs(value.getAsDouble()) <= LARGEST.doubleValue() && text.length() <= MOST_DIGITS) {
            return value;
        }
        return new JsonPrimitive(value.getAsDouble() > 0 ? LARGEST : LARGEST.negate());
    }
}
