package org.kirogate.simulator.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;

/**
 * What the service refuses in a tool's schema (Kiro protocol, sections 3.6 and 14). Walks the schema as a schema: a
 * property that is merely named like a keyword is nobody's fault.
 */
final class SchemaFaults {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1L << 53);
    private static final Set<String> SCHEMA_MAPS = Set.of("properties", "patternProperties", "$defs", "definitions",
            "dependentSchemas");
    private static final Set<String> SCHEMA_LISTS = Set.of("anyOf", "oneOf", "allOf", "prefixItems");
    private static final Set<String> SCHEMAS = Set.of("items", "additionalProperties", "not", "if", "then", "else",
            "contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems");
    private static final Set<String> NUMBERS = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
            "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");

    private SchemaFaults() {
    }

    /** The first fault, or empty. */
    static Optional<String> find(JsonElement root) {
        if (root == null || !root.isJsonObject()) {
            return Optional.of("inputSchema.json is no object");
        }
        JsonObject schema = root.getAsJsonObject();
        if (!SimJson.string(schema, "type").equals("object")) {
            return Optional.of("the root's type is not object");
        }
        for (String list : Set.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(list)) {
                return Optional.of("a root with " + list);
            }
        }
        return inside(schema);
    }

    private static Optional<String> inside(JsonObject schema) {
        for (Map.Entry<String, JsonElement> member : schema.entrySet()) {
            Optional<String> fault = keyword(member.getKey(), member.getValue());
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> keyword(String name, JsonElement value) {
        if (value.isJsonNull()) {
            return Optional.of(name + " is null");
        }
        if (name.equals("$schema")) {
            return Optional.of("$schema");
        }
        if (name.equals("required") && (!value.isJsonArray() || value.getAsJsonArray().isEmpty())) {
            return Optional.of("required is empty or no array");
        }
        if (NUMBERS.contains(name)) {
            return number(name, value);
        }
        if (SCHEMA_MAPS.contains(name)) {
            return value.isJsonObject() ? values(value.getAsJsonObject()) : Optional.of(name + " is no object");
        }
        if (SCHEMA_LISTS.contains(name)) {
            return value.isJsonArray() ? items(value) : Optional.of(name + " is no array");
        }
        boolean schema = SCHEMAS.contains(name) && value.isJsonObject();
        return schema ? inside(value.getAsJsonObject()) : Optional.empty();
    }

    private static Optional<String> number(String name, JsonElement value) {
        if (!SimJson.isNumber(value)) {
            return Optional.of(name + " is no number");
        }
        boolean tooBig = new BigDecimal(value.getAsString()).abs().compareTo(LARGEST) > 0;
        return tooBig ? Optional.of(name + " is beyond 2^53") : Optional.empty();
    }

    private static Optional<String> values(JsonObject schemas) {
        for (JsonElement schema : schemas.asMap().values()) {
            Optional<String> fault = schema(schema);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> items(JsonElement schemas) {
        for (JsonElement schema : schemas.getAsJsonArray()) {
            Optional<String> fault = schema(schema);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> schema(JsonElement schema) {
        if (schema.isJsonObject()) {
            return inside(schema.getAsJsonObject());
        }
        return SimJson.isBoolean(schema) ? Optional.empty() : Optional.of("a schema is no object");
    }
}
