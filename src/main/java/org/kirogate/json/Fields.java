package org.kirogate.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kirogate.fault.GatewayException;

/**
 * Typed reads of one JSON object. A JSON {@code null} counts as absent. Every error is an INVALID_REQUEST that carries the
 * path of the field, what came and what is allowed. One thread.
 */
public final class Fields {
    private final JsonObject object;
    private final String path;

    private Fields(JsonObject object, String path) {
        this.object = Objects.requireNonNull(object, "object");
        this.path = Objects.requireNonNull(path, "path");
    }

    /** Reads of a whole body; paths start at its members. */
    public static Fields of(JsonObject object) {
        return new Fields(object, "");
    }

    /** Reads of an object that stands at {@code path}. */
    public static Fields at(JsonElement element, String path) {
        if (!element.isJsonObject()) {
            throw wrong(path, "an object", element);
        }
        return new Fields(element.getAsJsonObject(), path);
    }

    /** The path of a member, {@code messages[2].content}. */
    public String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path of this object, empty for the body. */
    public String path() {
        return path;
    }

    /** The object itself; not to be changed. */
    public JsonObject object() {
        return object;
    }

    /** The member as it is, unless absent or null. */
    public Optional<JsonElement> any(String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? Optional.empty() : Optional.of(element);
    }

    /** Whether the member is there and not null. */
    public boolean has(String name) {
        return any(name).isPresent();
    }

    /** A text that must be there. */
    public String string(String name) {
        return optionalString(name).orElseThrow(() -> missing(name));
    }

    /** A text, unless absent. */
    public Optional<String> optionalString(String name) {
        return any(name).map(element -> asString(element, path(name)));
    }

    /** A truth value, or {@code otherwise} when absent. */
    public boolean bool(String name, boolean otherwise) {
        return any(name).map(element -> asBoolean(element, path(name))).orElse(otherwise);
    }

    /** A whole number within bounds that must be there. */
    public long integer(String name, long min, long max) {
        return optionalInteger(name, min, max).orElseThrow(() -> missing(name));
    }

    /** A whole number within bounds, unless absent. {@code 3.0} counts as whole. */
    public Optional<Long> optionalInteger(String name, long min, long max) {
        return any(name).map(element -> asInteger(element, path(name), min, max));
    }

    /** A number, unless absent. */
    public Optional<Double> optionalNumber(String name) {
        return any(name).map(element -> {
            if (!isNumber(element)) {
                throw wrong(path(name), "a number", element);
            }
            return element.getAsDouble();
        });
    }

    /** A number within bounds, unless absent. */
    public Optional<Double> optionalNumber(String name, double min, double max) {
        Optional<Double> number = optionalNumber(name);
        if (number.isPresent() && !(number.get() >= min && number.get() <= max)) {
            throw invalid(name, "Input should be a number from " + min + " to " + max);
        }
        return number;
    }

    /** The reads of an object that must be there. */
    public Fields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    /** The reads of an object, unless absent. */
    public Optional<Fields> optionalObject(String name) {
        return any(name).map(element -> at(element, path(name)));
    }

    /** A list that must be there. */
    public JsonArray array(String name) {
        return optionalArray(name).orElseThrow(() -> missing(name));
    }

    /** A list, unless absent. */
    public Optional<JsonArray> optionalArray(String name) {
        return any(name).map(element -> {
            if (!element.isJsonArray()) {
                throw wrong(path(name), "an array", element);
            }
            return element.getAsJsonArray();
        });
    }

    /** The reads of each object of a list; an empty list when absent. */
    public List<Fields> objects(String name) {
        JsonArray array = optionalArray(name).orElseGet(JsonArray::new);
        List<Fields> objects = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            objects.add(at(array.get(i), path(name) + "[" + i + "]"));
        }
        return objects;
    }

    /** Each text of a list; an empty list when absent. */
    public List<String> strings(String name) {
        JsonArray array = optionalArray(name).orElseGet(JsonArray::new);
        List<String> strings = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            strings.add(asString(array.get(i), path(name) + "[" + i + "]"));
        }
        return strings;
    }

    /** The error for a member that must be there. */
    public GatewayException missing(String name) {
        return GatewayException.invalid(path(name), path(name) + ": Field required");
    }

    /** The error for a member that asks for something that this gateway does not do. */
    public GatewayException unsupported(String name, String message) {
        return GatewayException.unsupported(path(name), path(name) + ": " + message);
    }

    /** An error about a member: {@code message} goes behind its path. */
    public GatewayException invalid(String name, String message) {
        return GatewayException.invalid(path(name), path(name) + ": " + message);
    }

    /** The error for a value of the wrong kind; {@code expected} reads like "a string". */
    public static GatewayException wrong(String path, String expected, JsonElement element) {
        return GatewayException.invalid(path, path + ": Input should be " + expected + ", not " + kind(element));
    }

    private static String asString(JsonElement element, String path) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong(path, "a string", element);
        }
        return element.getAsString();
    }

    private static boolean asBoolean(JsonElement element, String path) {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw wrong(path, "a boolean", element);
        }
        return element.getAsBoolean();
    }

    private static long asInteger(JsonElement element, String path, long min, long max) {
        String expected = "an integer from " + min + " to " + max;
        if (!isNumber(element)) {
            throw wrong(path, expected, element);
        }
        String text = element.getAsString();
        // A number of a thousand digits or an exponent of a million is not worth working out.
        if (text.length() > 32) {
            throw GatewayException.invalid(path, path + ": Input should be " + expected);
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException e) {
            // JSON sets no limit to an exponent, BigDecimal does.
            throw GatewayException.invalid(path, path + ": Input should be " + expected);
        }
        boolean far = Math.abs((long) number.precision() - number.scale()) > 20;
        if (far || number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(min)) < 0
                || number.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw GatewayException.invalid(path, path + ": Input should be " + expected);
        }
        return number.longValueExact();
    }

    private static boolean isNumber(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    }

    private static String kind(JsonElement element) {
        if (element.isJsonObject()) {
            return "an object";
        }
        if (element.isJsonArray()) {
            return "an array";
        }
        if (element.isJsonNull()) {
            return "null";
        }
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        if (primitive.isString()) {
            return "a string";
        }
        return primitive.isBoolean() ? "a boolean" : "a number";
    }
}
