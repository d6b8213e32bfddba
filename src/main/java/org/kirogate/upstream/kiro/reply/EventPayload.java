package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.util.Objects;
import org.kirogate.json.Json;
import org.kirogate.upstream.eventstream.Frame;

/** The JSON of an event as a tree: for the few events that need one, and for shapes the quick way does not take. */
final class EventPayload {
    private EventPayload() {}

    /**
     * Parses the payload of an event that we know. One that is wrapped in the event's own name, as in older captures,
     * is unwrapped (Kiro protocol, section 4.2).
     *
     * @throws MalformedEventException when it is no JSON object
     */
    static JsonObject object(Frame frame) {
        JsonElement element;
        try {
            element = Json.parse(frame.payloadText());
        } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
            throw new MalformedEventException("a " + frame.eventType() + " that is not JSON", e);
        }
        if (!element.isJsonObject()) {
            throw new MalformedEventException("a " + frame.eventType() + " that is no JSON object");
        }
        JsonObject object = element.getAsJsonObject();
        boolean wrapped = object.size() == 1 && object.get(frame.eventType()) instanceof JsonObject;
        return wrapped ? object.getAsJsonObject(frame.eventType()) : object;
    }

    /**
     * A text member; empty when it is absent or null.
     *
     * @throws MalformedEventException when it is anything else
     */
    static String text(JsonObject object, String name) {
        JsonElement element = present(object, name);
        if (element.isJsonNull()) {
            return "";
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw new MalformedEventException(name + " must be a string");
        }
        return element.getAsString();
    }

    /**
     * A truth value; false when it is absent or null.
     *
     * @throws MalformedEventException when it is anything else, the text {@code "false"} too (section 4.4)
     */
    static boolean flag(JsonObject object, String name) {
        JsonElement element = present(object, name);
        if (element.isJsonNull()) {
            return false;
        }
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw new MalformedEventException(name + " must be true or false");
        }
        return element.getAsBoolean();
    }

    /** Text as it is, an object as its JSON text, an object without members as nothing. */
    static String textOrObject(JsonObject object, String name) {
        JsonElement element = present(object, name);
        if (!element.isJsonObject()) {
            return text(object, name);
        }
        // Not through the one Gson: it leaves nulls out, and a tool may mean them.
        return element.getAsJsonObject().isEmpty() ? "" : element.toString();
    }

    private static JsonElement present(JsonObject object, String name) {
        return Objects.requireNonNullElse(object.get(name), JsonNull.INSTANCE);
    }
}
