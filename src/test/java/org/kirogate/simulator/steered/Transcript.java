package org.kirogate.simulator.steered;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.SimJson;

/** Reads a request as the model would: what it says, what came back from tools, what is offered. Stateless. */
final class Transcript {

    private static final String MARK = "Error: ";

    private Transcript() {
    }

    /** The user's texts turn by turn, tool results apart; an assistant message ends a turn, the last is under way. */
    static List<String> turns(Call call) {
        List<String> turns = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (JsonElement element : call.history()) {
            JsonObject entry = SimJson.asObject(element);
            if (entry.has("assistantResponseMessage")) {
                turns.add(String.join("\n", texts));
                texts.clear();
            } else {
                texts.add(SimJson.string(SimJson.member(entry, "userInputMessage"), "content"));
            }
        }
        texts.add(SimJson.string(call.userInput(), "content"));
        turns.add(String.join("\n", texts));
        return turns;
    }

    /** The content of the first user message, where a client puts its system text. */
    static String firstText(Call call) {
        JsonArray history = call.history();
        JsonObject first = history.isEmpty() ? new JsonObject() : SimJson.asObject(history.get(0));
        JsonObject user = first.has("userInputMessage") ? SimJson.member(first, "userInputMessage") : call.userInput();
        return SimJson.string(user, "content");
    }

    /**
     * The texts of the current turn's tool results, a failed one marked. The words that a client puts before a failed text for
     * models that overlook the status (Kiro protocol, section 3.6) are the same mark and not shown twice.
     */
    static List<String> results(Call call) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : SimJson.array(call.context(), "toolResults")) {
            JsonObject result = SimJson.asObject(element);
            boolean failed = SimJson.string(result, "status").equals("error");
            String text = text(SimJson.array(result, "content"));
            texts.add(failed ? "ERROR " + (text.startsWith(MARK) ? text.substring(MARK.length()) : text) : text);
        }
        return texts;
    }

    private static String text(JsonArray content) {
        List<String> parts = new ArrayList<>();
        for (JsonElement element : content) {
            JsonObject part = SimJson.asObject(element);
            parts.add(part.has("json") ? part.get("json").toString() : SimJson.string(part, "text"));
        }
        return String.join("\n", parts);
    }

    /** Names of the tools offered, in their order. */
    static Set<String> tools(Call call) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonElement element : SimJson.array(call.context(), "tools")) {
            names.add(SimJson.string(SimJson.member(SimJson.asObject(element), "toolSpecification"), "name"));
        }
        return names;
    }

    /** All images of the request. */
    static int images(Call call) {
        int images = SimJson.array(call.userInput(), "images").size();
        for (JsonElement element : call.history()) {
            images += SimJson.array(SimJson.member(SimJson.asObject(element), "userInputMessage"), "images").size();
        }
        return images;
    }

    /** All text of the request, one piece a line: messages, reasoning, tool calls and results. */
    static String everything(Call call) {
        List<String> seen = new ArrayList<>();
        for (JsonElement element : call.history()) {
            JsonObject entry = SimJson.asObject(element);
            message(SimJson.member(entry, "userInputMessage"), seen);
            message(SimJson.member(entry, "assistantResponseMessage"), seen);
        }
        message(call.userInput(), seen);
        return String.join("\n", seen);
    }

    private static void message(JsonObject message, List<String> seen) {
        JsonObject context = SimJson.member(message, "userInputMessageContext");
        for (JsonElement result : SimJson.array(context, "toolResults")) {
            seen.add(text(SimJson.array(SimJson.asObject(result), "content")));
        }
        JsonObject reasoning = SimJson.member(SimJson.member(message, "reasoningContent"), "reasoningText");
        seen.add(SimJson.string(reasoning, "text"));
        seen.add(SimJson.string(message, "content"));
        for (JsonElement element : SimJson.array(message, "toolUses")) {
            JsonObject use = SimJson.asObject(element);
            seen.add(SimJson.string(use, "name") + " " + SimJson.member(use, "input"));
        }
        seen.removeIf(String::isBlank);
    }
}
