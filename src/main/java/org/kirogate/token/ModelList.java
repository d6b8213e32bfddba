package org.kirogate.token;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.chat.ModelInfo;

/**
 * Models of an account, found by id. Immutable; equal lists of many accounts are one object, see {@link ModelLists}.
 */
final class ModelList {
    /** Nothing is known yet. */
    static final ModelList UNKNOWN = new ModelList(List.of());

    private final List<ModelInfo> models;
    private final Map<String, ModelInfo> byId = new LinkedHashMap<>();

    ModelList(List<ModelInfo> models) {
        this.models = List.copyOf(models);
        this.models.forEach(model -> byId.putIfAbsent(model.id(), model));
    }

    static ModelList parse(String json) {
        if (json.isEmpty()) {
            return UNKNOWN;
        }
        List<ModelInfo> models = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
            JsonObject model = element.getAsJsonObject();
            models.add(new ModelInfo(
                    model.get("id").getAsString(),
                    model.get("displayName").getAsString(),
                    model.get("maxInputTokens").getAsInt(),
                    model.get("maxOutputTokens").getAsInt(),
                    model.get("images").getAsBoolean(),
                    model.getAsJsonObject("requestFields")));
        }
        return models.isEmpty() ? UNKNOWN : new ModelList(models);
    }

    String toJson() {
        if (!known()) {
            return "";
        }
        JsonArray array = new JsonArray();
        for (ModelInfo model : models) {
            JsonObject json = new JsonObject();
            json.addProperty("id", model.id());
            json.addProperty("displayName", model.displayName());
            json.addProperty("maxInputTokens", model.maxInputTokens());
            json.addProperty("maxOutputTokens", model.maxOutputTokens());
            json.addProperty("images", model.images());
            json.add("requestFields", model.requestFields());
            array.add(json);
        }
        return array.toString();
    }

    boolean known() {
        return !models.isEmpty();
    }

    List<ModelInfo> models() {
        return models;
    }

    List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    Optional<ModelInfo> model(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    boolean lists(String id) {
        return byId.containsKey(id);
    }
}
