package org.kirogate.simulator.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;

/** Tools, calls and results (Kiro protocol, sections 3.4 and 3.6; section 11, check 7). */
final class ToolCheck {

    private static final String LETTERS = "[a-zA-Z0-9_-]{1,64}";
    private static final int MAX_DESCRIPTION = 10_240;

    private ToolCheck() {
    }

    static Optional<Refusal> tools(Call call, World world) {
        return declarations(call).or(() -> messages(call));
    }

    private static Optional<Refusal> declarations(Call call) {
        Set<String> names = new HashSet<>();
        for (JsonElement element : SimJson.array(call.context(), "tools")) {
            JsonObject tool = SimJson.asObject(element);
            JsonObject specification = SimJson.member(tool, "toolSpecification");
            String name = SimJson.string(specification, "name");
            if (tool.size() != 1 || !name.matches("[a-zA-Z][a-zA-Z0-9_-]{0,63}")) {
                return format("a tool's name");
            }
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                return format("two tools of one name");
            }
            String description = SimJson.string(specification, "description");
            int length = description.codePointCount(0, description.length());
            if (description.isBlank() || length > MAX_DESCRIPTION) {
                return Optional.of(Refusal.toolSchema("description of " + length + " characters"));
            }
            JsonObject input = SimJson.member(specification, "inputSchema");
            Optional<String> fault = SchemaFaults.find(input.get("json"));
            if (fault.isPresent()) {
                return Optional.of(Refusal.toolSchema(fault.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> messages(Call call) {
        for (JsonElement element : call.history()) {
            JsonObject entry = SimJson.asObject(element);
            JsonObject user = SimJson.member(entry, "userInputMessage");
            Optional<Refusal> refusal = uses(SimJson.member(entry, "assistantResponseMessage"))
                    .or(() -> results(SimJson.member(user, "userInputMessageContext")));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return results(call.context());
    }

    private static Optional<Refusal> uses(JsonObject message) {
        for (JsonElement element : SimJson.array(message, "toolUses")) {
            JsonObject use = SimJson.asObject(element);
            boolean good = SimJson.string(use, "toolUseId").matches(LETTERS)
                    && SimJson.string(use, "name").matches(LETTERS)
                    && use.has("input") && use.get("input").isJsonObject();
            if (!good) {
                return format("id, name or input of a tool use");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> results(JsonObject context) {
        for (JsonElement element : SimJson.array(context, "toolResults")) {
            JsonObject result = SimJson.asObject(element);
            String status = SimJson.string(result, "status");
            boolean good = SimJson.string(result, "toolUseId").matches(LETTERS)
                    && (status.equals("success") || status.equals("error"))
                    && result.has("content") && result.get("content").isJsonArray();
            if (!good) {
                return format("id, status or content of a tool result");
            }
            for (JsonElement item : SimJson.array(result, "content")) {
                JsonObject part = SimJson.asObject(item);
                if (part.size() != 1 || !SimJson.isString(part.get("text")) && !part.has("json")) {
                    return format("a tool result's content is a list of {text} or {json}");
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> format(String detail) {
        return Optional.of(Refusal.toolFormat(detail));
    }
}
