package org.kirogate.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** One item of a Responses stream, from {@code output_item.added} to {@code output_item.done}. One use. */
final class ItemGrammar {
    /**
     * The order of events inside an item by the item's type; a star may come any number of times, a question mark
     * once.
     */
    private static final Map<String, List<String>> ORDER = Map.of(
            "message", List.of("content_part.added", "output_text.delta*", "output_text.done", "content_part.done"),
            "reasoning", List.of("reasoning_summary_part.added?", "reasoning_summary_text.delta*",
                    "reasoning_summary_text.done?", "reasoning_summary_part.done?"),
            "function_call", List.of("function_call_arguments.delta*", "function_call_arguments.done"),
            "custom_tool_call", List.of("custom_tool_call_input.delta*", "custom_tool_call_input.done"),
            "web_search_call", List.of("web_search_call.in_progress", "web_search_call.searching",
                    "web_search_call.completed?"));

    private static final Map<String, String> PREFIX = Map.of("message", "msg_", "reasoning", "rs_",
            "function_call", "fc_", "custom_tool_call", "ctc_", "web_search_call", "ws_");

    private final int index;
    private final JsonObject added;
    private final String type;
    private final List<String> order;
    private final StringBuilder said = new StringBuilder();
    private int step;

    ItemGrammar(int index, JsonObject added) {
        this.index = index;
        this.added = added;
        this.type = text(added, "type");
        require(ORDER.containsKey(type), "unknown item " + added);
        this.order = ORDER.get(type);
        require(text(added, "id").startsWith(PREFIX.get(type)), "id " + added);
        if (!type.equals("reasoning")) {
            require(text(added, "status").equals("in_progress"), "status " + added);
        }
        require(value(added).isEmpty(), "an item starts empty: " + added);
    }

    void event(String name, JsonObject data) {
        require(data.get("output_index").getAsInt() == index, "output_index " + data);
        require(text(data, "item_id").equals(text(added, "id")), "item_id " + data);
        String indexed = type.equals("message") ? "content_index" : type.equals("reasoning") ? "summary_index" : "";
        place(name.substring("response.".length()));
        if (name.endsWith(".delta")) {
            // An empty one is a sign of life, and comes only where silence can: not inside a call, which comes at once.
            require(!text(data, "delta").isEmpty() || !indexed.isEmpty(), "an empty delta");
            said.append(text(data, "delta"));
        }
        for (String whole : List.of("text", "arguments", "input")) {
            if (data.has(whole)) {
                require(text(data, whole).contentEquals(said), whole + " is not what the deltas said: " + data);
            }
        }
        if (name.contains("_part.")) {
            String expected = name.endsWith(".added") ? "" : said.toString();
            require(text(data.getAsJsonObject("part"), "text").equals(expected), "part " + data);
        }
        require(indexed.isEmpty() || data.get(indexed).getAsInt() == 0, indexed + " " + data);
        require(name.startsWith("response.output_text") == data.has("logprobs"), "logprobs " + data);
    }

    /** The finished item. */
    JsonObject done(JsonObject data) {
        require(data.get("output_index").getAsInt() == index, "output_index " + data);
        require(!type.equals("reasoning") || said.isEmpty() || step == order.size(), "a summary without its end");
        boolean rest = order.subList(step, order.size()).stream().allMatch(ItemGrammar::mayMiss);
        require(rest || step == 0 && type.equals("reasoning"), "done too early, at step " + step);
        JsonObject item = data.getAsJsonObject("item");
        for (String same : List.of("id", "type", "role", "call_id", "name", "namespace")) {
            require(item.has(same) == added.has(same) && (!item.has(same) || item.get(same).equals(added.get(same))),
                    same + " changed: " + item);
        }
        require(value(item).contentEquals(said), "the item is not what its deltas said: " + item);
        require(!type.equals("reasoning") || !said.isEmpty() || item.has("encrypted_content"), "says nothing: " + item);
        require(!item.has("status") || !text(item, "status").equals("in_progress"), "status " + item);
        return item;
    }

    private void place(String name) {
        while (step < order.size() && !order.get(step).replaceAll("[*?]", "").equals(name)) {
            require(mayMiss(order.get(step)), name + " comes before " + order.get(step));
            step++;
        }
        require(step < order.size(), name + " at a wrong place in " + type);
        if (!order.get(step).endsWith("*")) {
            step++;
        }
    }

    private static boolean mayMiss(String event) {
        return event.endsWith("*") || event.endsWith("?");
    }

    /** What an item says, as its deltas do. */
    private static String value(JsonObject item) {
        StringBuilder value = new StringBuilder();
        for (String list : List.of("content", "summary")) {
            for (JsonElement part : item.has(list) ? item.getAsJsonArray(list) : new JsonArray()) {
                value.append(text(part.getAsJsonObject(), "text"));
            }
        }
        for (String name : List.of("arguments", "input")) {
            value.append(item.has(name) ? text(item, name) : "");
        }
        return value.toString();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " (item " + index + ")");
        }
    }
}
