package org.kirogate.simulator.script;

import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Events;
import org.kirogate.simulator.stream.Frame;

/**
 * A scripted answer without frames written out: {@code {"text","thinking","toolCalls":[{"id"?,"name","input"}],
 * "stopReason"?,"modelId"?,"percentage"?,"credits"?,"truncate"?}}. The normal tail is added unless it says truncate.
 */
final class ShortForm {

    private ShortForm() {
    }

    static void frames(JsonObject response, List<Frame> frames) {
        frames.addAll(Events.reasoning(SimJson.string(response, "thinking")));
        String model = SimJson.string(response, "modelId");
        frames.addAll(Events.text(SimJson.string(response, "text"), model.isEmpty() ? "claude-sonnet-4.5" : model));
        JsonArray calls = SimJson.array(response, "toolCalls");
        int number = 0;
        for (JsonElement element : calls) {
            number++;
            JsonObject call = SimJson.asObject(element);
            String id = SimJson.string(call, "id");
            String usedId = id.isEmpty() ? "tooluse_scripted00000000000" + number : id;
            frames.addAll(Events.toolCall(usedId, SimJson.string(call, "name"),
                    SimJson.member(call, "input").toString()));
        }
        if (SimJson.flag(response, "truncate")) {
            return;
        }
        String stop = SimJson.string(response, "stopReason");
        String natural = calls.isEmpty() ? "END_TURN" : "TOOL_USE";
        double percentage = response.has("percentage") ? response.get("percentage").getAsDouble() : 1.25;
        double credits = response.has("credits") ? response.get("credits").getAsDouble() : 0.0417;
        frames.addAll(Events.tail(stop.isEmpty() ? natural : stop, percentage, credits));
    }
}
