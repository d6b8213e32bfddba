package org.kirogate.upstream.kiro.service;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Tolerant reads of what the service answers: it has no public contract, so a member of another type than expected
 * counts as absent.
 */
public final class Loose {
    private Loose() {}

    /** A text, or empty text. */
    public static String text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null && element.isJsonPrimitive() ? element.getAsString() : "";
    }

    /** A number, or {@code otherwise}; numbers written as texts count. */
    public static double number(JsonObject object, String name, double otherwise) {
        try {
            String text = text(object, name);
            double number = text.isEmpty() ? otherwise : Double.parseDouble(text);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /** An object, or one without members. */
    public static JsonObject object(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject();
    }

    /** The objects of a list, or none. */
    public static List<JsonObject> objects(JsonObject object, String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonElement element = object.get(name);
        if (element != null && element.isJsonArray()) {
            for (JsonElement member : element.getAsJsonArray()) {
                if (member.isJsonObject()) {
                    objects.add(member.getAsJsonObject());
                }
            }
        }
        return objects;
    }

    /** The texts of a list, or none. */
    public static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        JsonElement element = object.get(name);
        if (element != null && element.isJsonArray()) {
            for (JsonElement member : element.getAsJsonArray()) {
                if (member.isJsonPrimitive()) {
                    texts.add(member.getAsString());
                }
            }
        }
        return texts;
    }
}
