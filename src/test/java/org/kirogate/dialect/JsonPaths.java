package org.kirogate.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places in a JSON value by their paths, {@code messages[2].content}. */
final class JsonPaths {
    private JsonPaths() {}

    /** The paths of everything in the object. */
    static List<String> all(JsonObject root) {
        List<String> paths = new ArrayList<>();
        collect("", root, paths);
        return paths;
    }

    /** A copy with another value at the path. */
    static JsonObject with(JsonObject root, String path, JsonElement value) {
        JsonObject copy = root.deepCopy();
        List<String> steps = steps(path);
        JsonElement place = copy;
        for (String step : steps.subList(0, steps.size() - 1)) {
            place = step(place, step);
        }
        String last = steps.get(steps.size() - 1);
        if (place.isJsonArray()) {
            place.getAsJsonArray().set(Integer.parseInt(last), value);
        } else {
            place.getAsJsonObject().add(last, value);
        }
        return copy;
    }

    /** A copy without the member at the path. */
    static JsonObject without(JsonObject root, String path) {
        JsonObject copy = root.deepCopy();
        List<String> steps = steps(path);
        JsonElement place = copy;
        for (String step : steps.subList(0, steps.size() - 1)) {
            place = step(place, step);
        }
        place.getAsJsonObject().remove(steps.get(steps.size() - 1));
        return copy;
    }

    /** What stands at the path; JSON null when nothing does. */
    static JsonElement at(JsonObject root, String path) {
        JsonElement place = root;
        for (String step : steps(path)) {
            place = step(place, step);
        }
        return place;
    }

    private static JsonElement step(JsonElement place, String step) {
        JsonElement next = place.isJsonArray()
                ? place.getAsJsonArray().get(Integer.parseInt(step))
                : place.getAsJsonObject().get(step);
        return next == null ? JsonNull.INSTANCE : next;
    }

    private static List<String> steps(String path) {
        return List.of(path.replace("]", "").split("[.\\[]"));
    }

    private static void collect(String path, JsonElement value, List<String> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        if (value.isJsonArray()) {
            for (int i = 0; i < value.getAsJsonArray().size(); i++) {
                collect(path + "[" + i + "]", value.getAsJsonArray().get(i), paths);
            }
        } else if (value.isJsonObject()) {
            for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
                collect(path.isEmpty() ? member.getKey() : path + "." + member.getKey(), member.getValue(), paths);
            }
        }
    }
}
