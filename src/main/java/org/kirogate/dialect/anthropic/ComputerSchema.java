package org.kirogate.dialect.anthropic;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.kirogate.json.Json;

/**
 * The input of the computer tool (Anthropic API reference, "Computer use tool"): actions by version, and their
 * arguments.
 */
final class ComputerSchema {
    private static final List<String> FIRST_ACTIONS = List.of("key", "type", "mouse_move", "left_click",
            "left_click_drag", "right_click", "middle_click", "double_click", "screenshot", "cursor_position");
    private static final List<String> LATER_ACTIONS = List.of("left_mouse_down", "left_mouse_up", "triple_click",
            "scroll", "hold_key", "wait");

    private static final String FIRST_ARGUMENTS = """
            {"action":{"type":"string"},
            "coordinate":{"type":"array","items":{"type":"integer"},"description":"x and y, from the upper left."},
            "text":{"type":"string","description":"What to type, or the key or combination to press (ctrl+s)."}}""";
    private static final String LATER_ARGUMENTS = """
            {"start_coordinate":{"type":"array","items":{"type":"integer"},"description":"left_click_drag: from here."},
            "scroll_direction":{"type":"string","enum":["up","down","left","right"]},
            "scroll_amount":{"type":"integer","description":"scroll: clicks of the wheel."},
            "duration":{"type":"number","description":"hold_key and wait: seconds."}}""";
    private static final String ZOOM_ARGUMENTS = """
            {"region":{"type":"array","items":{"type":"integer"},
            "description":"zoom: x and y of the upper left corner, then of the lower right."}}""";

    private ComputerSchema() {}

    /**
     * The schema: of the first version, or with the actions that later versions have; {@code zoom} adds one of its
     * own.
     */
    static JsonObject of(boolean first, boolean zoom) {
        JsonObject properties = Json.object(FIRST_ARGUMENTS);
        JsonArray actions = new JsonArray();
        FIRST_ACTIONS.forEach(actions::add);
        if (!first) {
            LATER_ACTIONS.forEach(actions::add);
            Json.object(LATER_ARGUMENTS).asMap().forEach(properties::add);
        }
        if (zoom) {
            actions.add("zoom");
            Json.object(ZOOM_ARGUMENTS).asMap().forEach(properties::add);
        }
        properties.getAsJsonObject("action").add("enum", actions);
        JsonArray required = new JsonArray();
        required.add("action");
        JsonObject schema = new JsonObject();
        schema.addProperty("type", "object");
        schema.add("properties", properties);
        schema.add("required", required);
        return schema;
    }
}
