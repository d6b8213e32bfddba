package org.kirogate.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.Optional;
import org.kirogate.json.Fields;
import org.kirogate.json.Json;

/** Reads what a model once wrote as the input of a call, as OpenAI's APIs carry it: a text. Pure functions. */
public final class CallInputs {
    private CallInputs() {}

    /**
     * The object in a text member {@code arguments}. What is no JSON object is kept under that name: refusing what a
     * model wrote would end the conversation for good.
     *
     * @throws org.kirogate.fault.GatewayException INVALID_REQUEST when the member is no text
     */
    public static JsonObject arguments(Fields call, Repairs repairs) {
        String text = call.optionalString("arguments").orElse("");
        if (text.isBlank()) {
            return new JsonObject();
        }
        return object(text).orElseGet(() -> {
            repairs.mended(call.path("arguments"));
            return wrapped("arguments", text);
        });
    }

    /** An object with one text member. */
    static JsonObject wrapped(String name, String text) {
        JsonObject object = new JsonObject();
        object.addProperty(name, text);
        return object;
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return Optional.of(Json.parse(text)).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
