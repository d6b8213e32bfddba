package org.kirogate.simulator.call;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** Strict parsing and forgiving reads: a member that is absent or of another type reads as empty. */
public final class SimJson {

    private SimJson() {
    }

    /** The object in that text; empty when it is not exactly one strictly written JSON object. */
    public static Optional<JsonObject> object(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (reader.peek() != JsonToken.BEGIN_OBJECT) {
                return Optional.empty();
            }
            JsonObject object = JsonParser.parseReader(reader).getAsJsonObject();
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.of(object) : Optional.empty();
        } catch (IOException | JsonParseException | IllegalStateException notJson) {
            return Optional.empty();
        }
    }

    /** The string member of that name, or empty. */
    public static String string(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return isString(member) ? member.getAsString() : "";
    }

    /** Whether that element is there and a JSON string. */
    public static boolean isString(JsonElement element) {
        return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    }

    /** Whether that element is there and a JSON number. */
    public static boolean isNumber(JsonElement element) {
        return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    }

    /** Whether that element is there and a JSON boolean. */
    public static boolean isBoolean(JsonElement element) {
        return element != null && element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean();
    }

    /** The number member of that name, or the fallback. */
    public static long number(JsonObject object, String name, long fallback) {
        JsonElement member = object.get(name);
        return isNumber(member) ? member.getAsLong() : fallback;
    }

    /** Whether the member of that name is the JSON value true. */
    public static boolean flag(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return isBoolean(member) && member.getAsBoolean();
    }

    /** The object member of that name, or a new empty object. */
    public static JsonObject member(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null && member.isJsonObject() ? member.getAsJsonObject() : new JsonObject();
    }

    /** The array member of that name, or a new empty array. */
    public static JsonArray array(JsonObject object, String name) {
        JsonElement member = object.get(name);
        return member != null && member.isJsonArray() ? member.getAsJsonArray() : new JsonArray();
    }

    /** The element as an object, or a new empty object when it is something else. */
    public static JsonObject asObject(JsonElement element) {
        return element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    }
}
