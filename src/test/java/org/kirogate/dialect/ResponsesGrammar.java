package org.kirogate.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks a stream of the Responses API against its grammar and puts the answer together: {@code created in_progress
 * item* (completed | incomplete)}, {@code error failed} as the end of a failed stream, comments anywhere; sequence
 * numbers and places count from 0, what an item's deltas said is what it says when it is done and what the response
 * says at the end. Throws {@link AssertionError} at the first offence. One use.
 */
public final class ResponsesGrammar {
    private static final Set<String> ENDS = Set.of("response.completed", "response.incomplete");

    private final List<JsonObject> items = new ArrayList<>();
    private String state = "before";
    private String head = "";
    private int sequence;
    private ItemGrammar open;
    private JsonObject end = new JsonObject();
    private JsonObject error = new JsonObject();

    private ResponsesGrammar() {}

    /** The answer in a whole stream. */
    public static FoldedAnswer fold(String stream) {
        ResponsesGrammar grammar = new ResponsesGrammar();
        SseEvent.split(stream).forEach(grammar::event);
        grammar.require(grammar.state.equals("done") || grammar.state.equals("failed"), "the stream is not ended");
        boolean failed = grammar.state.equals("failed");
        JsonObject usage = failed ? new JsonObject() : grammar.end.getAsJsonObject("usage");
        String ending = failed ? "" : grammar.end.get("status").getAsString();
        return new FoldedAnswer(blocks(grammar.end), ending, usage, grammar.error);
    }

    /** What a response says, item by item, for comparison. */
    public static List<String> blocks(JsonObject response) {
        List<String> blocks = new ArrayList<>();
        for (JsonElement element : response.getAsJsonArray("output")) {
            JsonObject item = element.getAsJsonObject();
            if (item.has("arguments")) {
                // The same JSON may be spelled in two ways.
                item = item.deepCopy();
                item.add("arguments", JsonParser.parseString(item.get("arguments").getAsString()));
            }
            blocks.add(item.get("type").getAsString() + ":" + item);
        }
        return blocks;
    }

    private void event(SseEvent event) {
        require(!state.equals("done") && !state.equals("failed"), "an event after the end: " + event);
        if (!event.comment().isEmpty()) {
            return;
        }
        JsonObject data = JsonParser.parseString(event.data()).getAsJsonObject();
        require(event.name().equals(data.get("type").getAsString()), "event line and type differ: " + event);
        require(data.get("sequence_number").getAsInt() == sequence++, "sequence_number: " + event);
        switch (event.name()) {
            case "response.created" -> begin(data, "before", "created");
            case "response.in_progress" -> {
                // Again, it is a sign of life.
                require(open == null, "in_progress inside an item");
                begin(data, state.equals("created") ? "created" : "between", "between");
            }
            case "response.output_item.added" -> {
                require(state.equals("between") && open == null, "an item inside an item");
                require(data.get("output_index").getAsInt() == items.size(), "output_index: " + event);
                open = new ItemGrammar(items.size(), data.getAsJsonObject("item"));
            }
            case "response.output_item.done" -> {
                require(open != null, "no item is open");
                items.add(open.done(data));
                open = null;
            }
            case "error" -> error(data);
            case "response.failed" -> fail(data.getAsJsonObject("response"));
            default -> inside(event, data);
        }
    }

    private void inside(SseEvent event, JsonObject data) {
        if (ENDS.contains(event.name())) {
            end(event.name(), data.getAsJsonObject("response"));
            return;
        }
        require(open != null, "outside an item: " + event);
        open.event(event.name(), data);
    }

    private void begin(JsonObject data, String from, String to) {
        require(state.equals(from), to + " comes while " + state);
        state = to;
        JsonObject response = data.getAsJsonObject("response");
        head(response);
        require(response.get("status").getAsString().equals("in_progress"), "status");
        require(response.get("usage").isJsonNull(), "usage before the end");
        output(response);
    }

    private void end(String name, JsonObject response) {
        require(state.equals("between") && open == null, "the end comes while " + state + " " + open);
        state = "done";
        head(response);
        end = response;
        require(name.equals("response." + response.get("status").getAsString()), "status " + response.get("status"));
        require(response.get("error").isJsonNull(), "an error at a good end");
        require(name.endsWith("incomplete") != response.get("incomplete_details").isJsonNull(), "incomplete_details");
        output(response);
        JsonObject usage = response.getAsJsonObject("usage");
        long sum = usage.get("input_tokens").getAsLong() + usage.get("output_tokens").getAsLong();
        require(usage.get("total_tokens").getAsLong() == sum, "total is the sum");
        JsonObject input = usage.getAsJsonObject("input_tokens_details");
        require(input.get("cached_tokens").getAsLong() >= 0, "cached_tokens");
        require(input.get("cache_write_tokens").getAsLong() >= 0, "cache_write_tokens");
        require(usage.getAsJsonObject("output_tokens_details").get("reasoning_tokens").getAsLong() >= 0, "reasoning");
    }

    private void error(JsonObject data) {
        require(state.equals("between"), "an error at a wrong place");
        state = "broken";
        error = data.getAsJsonObject("error");
        require(error.keySet().equals(Set.of("message", "type", "param", "code")), "error members");
        for (String name : List.of("message", "code", "param")) {
            require(data.get(name).equals(error.get(name)), name + " twice the same");
        }
    }

    private void fail(JsonObject response) {
        require(state.equals("broken"), "failed comes behind error");
        state = "failed";
        head(response);
        end = response;
        require(response.get("status").getAsString().equals("failed"), "status");
        JsonObject failure = response.getAsJsonObject("error");
        require(failure.get("message").equals(error.get("message")) && failure.has("code"), "error " + failure);
        output(response);
    }

    private void output(JsonObject response) {
        JsonArray output = response.getAsJsonArray("output");
        JsonArray done = new JsonArray();
        items.forEach(done::add);
        require(output.equals(done), "the end says " + output + ", the items said " + done);
    }

    private void head(JsonObject response) {
        require(response.get("object").getAsString().equals("response"), "object");
        require(response.get("created_at").getAsString().matches("[0-9]+"), "created_at is whole seconds");
        require(!response.get("store").getAsBoolean(), "nothing is stored");
        for (String name : List.of("instructions", "metadata", "parallel_tool_calls", "temperature", "tool_choice",
                "tools", "top_p", "max_output_tokens", "previous_response_id", "reasoning", "text", "truncation")) {
            require(response.has(name), name + " is missing");
        }
        String now = response.get("id").getAsString() + response.get("created_at") + response.get("model");
        require(now.startsWith("resp_") && (head.isEmpty() || head.equals(now)), "id, created_at and model stay");
        head = now;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what + " (state " + state + ", event " + (sequence - 1) + ")");
        }
    }
}
