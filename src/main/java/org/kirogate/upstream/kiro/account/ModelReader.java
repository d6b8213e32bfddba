package org.kirogate.upstream.kiro.account;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.kiro.service.Loose;

/** Reads the models of one answer of ListAvailableModels (Kiro protocol, section 6.2). Pure functions. */
final class ModelReader {
    private ModelReader() {}

    static List<ModelInfo> read(JsonObject answer) {
        List<ModelInfo> models = new ArrayList<>();
        for (JsonObject model : Loose.objects(answer, "models")) {
            String id = Loose.text(model, "modelId");
            if (!id.isEmpty()) {
                models.add(model(id, model));
            }
        }
        return models;
    }

    private static ModelInfo model(String id, JsonObject model) {
        String name = Loose.text(model, "modelName");
        JsonObject limits = Loose.object(model, "tokenLimits");
        List<String> inputs = Loose.texts(model, "supportedInputTypes");
        return new ModelInfo(
                id,
                name.isEmpty() ? id : name,
                whole(limits, "maxInputTokens"),
                whole(limits, "maxOutputTokens"),
                inputs.isEmpty() || inputs.contains("IMAGE"),
                Loose.object(model, "additionalModelRequestFieldsSchema"));
    }

    private static int whole(JsonObject limits, String name) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, Loose.number(limits, name, 0)));
    }
}
