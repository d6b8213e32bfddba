package org.kirogate.simulator.account;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import static java.util.Objects.requireNonNull;

/**
 * One model of the catalogue.
 *
 * @param rate   multiplier of the price in credits
 * @param window tokens of context
 * @param output tokens of answer
 * @param images whether it takes images
 * @param schema of the additional request fields, as JSON text; empty: it takes none
 */
public record SimModel(String id, String name, double rate, int window, int output, boolean images, String schema) {

    public SimModel {
        requireNonNull(id, "id");
        requireNonNull(name, "name");
        requireNonNull(schema, "schema");
    }

    static SimModel plain(String id, String name, double rate, int window, int output, boolean images) {
        return new SimModel(id, name, rate, window, output, images, "");
    }

    static SimModel claude(String id, String name, double rate, int output, String efforts, String effort) {
        return thinking(id, name, rate, output, "adaptive,disabled", efforts, effort);
    }

    static SimModel alwaysThinking(String id, String name, double rate, int output, String efforts, String effort) {
        return thinking(id, name, rate, output, "adaptive", efforts, effort);
    }

    private static SimModel thinking(String id, String name, double rate, int output, String types, String efforts,
                                     String effort) {
        String schema = """
                {"type":"object","additionalProperties":false,"properties":{
                "thinking":{"type":"object","properties":{"type":{"enum":[%s]},
                "display":{"enum":["summarized","omitted"]}}},
                "output_config":{"type":"object","properties":{"effort":{"enum":[%s],"default":"%s"}}},
                "max_tokens":{"type":"integer","minimum":1024,"maximum":128000}}}"""
                .formatted(quoted(types), quoted(efforts), effort);
        return new SimModel(id, name, rate, 1_000_000, output, true, schema);
    }

    static SimModel gpt(String id, String name, double rate) {
        String schema = """
                {"type":"object","additionalProperties":false,"properties":{
                "reasoning":{"type":"object","properties":{"effort":{"enum":[%s],"default":"high"}}}}}"""
                .formatted(quoted("none,low,medium,high,xhigh,max"));
        return new SimModel(id, name, rate, 1_000_000, 128_000, true, schema);
    }

    private static String quoted(String names) {
        return "\"" + names.replace(",", "\",\"") + "\"";
    }

    /** The schema as JSON, an empty object when it takes no fields. */
    public JsonObject schemaJson() {
        return schema.isEmpty() ? new JsonObject() : JsonParser.parseString(schema).getAsJsonObject();
    }

    /** The entry in the model list. */
    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("modelId", id);
        json.addProperty("modelName", name);
        json.addProperty("description", name);
        json.addProperty("rateMultiplier", rate);
        json.addProperty("rateUnit", "Credit");
        JsonArray inputs = new JsonArray();
        inputs.add("TEXT");
        if (images) {
            inputs.add("IMAGE");
        }
        json.add("supportedInputTypes", inputs);
        JsonObject limits = new JsonObject();
        limits.addProperty("maxInputTokens", window);
        limits.addProperty("maxOutputTokens", output);
        json.add("tokenLimits", limits);
        json.add("promptCaching", caching());
        if (!schema.isEmpty()) {
            json.add("additionalModelRequestFieldsSchema", schemaJson());
        }
        return json;
    }

    private JsonObject caching() {
        JsonObject caching = new JsonObject();
        caching.addProperty("supportsPromptCaching", images);
        caching.addProperty("maximumCacheCheckpointsPerRequest", images ? 4 : 0);
        caching.addProperty("minimumTokensPerCacheCheckpoint", images ? 1024 : 0);
        return caching;
    }
}
