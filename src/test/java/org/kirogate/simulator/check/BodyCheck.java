package org.kirogate.simulator.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Operation;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;

/** The shape of the body (Kiro protocol, section 11, checks 3, 5 and 10; section 3.4). */
final class BodyCheck {

    private static final int MAX_BYTES = 32 * 1024 * 1024;
    private static final Set<String> TRIGGERS = Set.of("MANUAL", "DIAGNOSTIC", "INLINE_CHAT");
    private static final Set<String> TASKS = Set.of("vibe", "spectask");
    private static final Set<String> GENERATE_MEMBERS =
            Set.of("conversationState", "profileArn", "agentMode", "additionalModelRequestFields");
    private static final Set<String> SEND_MEMBERS = Set.of("conversationState", "profileArn", "source", "dryRun");
    /** Members whose content is the caller's own JSON: nulls inside are data, or judged by another check. */
    private static final Set<String> FOREIGN = Set.of("json", "input", "additionalModelRequestFields");

    private BodyCheck() {
    }

    static Optional<Refusal> body(Call call, World world) {
        if (call.request().body().length > MAX_BYTES || !call.bodyIsJson()) {
            return refuse("not one JSON object of at most 32 MB");
        }
        String contentType = call.request().header("content-type");
        String expected = call.dialect().awsJson() ? "application/x-amz-json-1.0" : "application/json";
        if (!contentType.startsWith(expected)) {
            return refuse("content type; expected " + expected);
        }
        JsonObject state = call.conversation();
        if (call.userInput().size() == 0) {
            return refuse("currentMessage.userInputMessage is missing");
        }
        if (!TRIGGERS.contains(SimJson.string(state, "chatTriggerType"))) {
            return refuse("chatTriggerType is missing or none of " + TRIGGERS);
        }
        if (!SimJson.string(state, "conversationId").matches("[^\\s]{1,128}")) {
            return refuse("conversationId is missing or longer than 128");
        }
        if (state.has("agentTaskType") && !TASKS.contains(SimJson.string(state, "agentTaskType"))) {
            return refuse("agentTaskType is none of " + TASKS);
        }
        boolean historyIsArray = !state.has("history") || state.get("history").isJsonArray();
        return historyIsArray ? Optional.empty() : refuse("history is no array");
    }

    static Optional<Refusal> members(Call call, World world) {
        Set<String> known = call.operation() == Operation.SEND_MESSAGE ? SEND_MEMBERS : GENERATE_MEMBERS;
        for (String name : call.body().keySet()) {
            if (!known.contains(name)) {
                return refuse("unknown top-level member " + name);
            }
        }
        return hasNull(call.body()) ? refuse("null for an optional member") : Optional.empty();
    }

    private static boolean hasNull(JsonElement element) {
        if (element.isJsonNull()) {
            return true;
        }
        if (element.isJsonArray()) {
            for (JsonElement item : element.getAsJsonArray()) {
                if (hasNull(item)) {
                    return true;
                }
            }
        }
        if (element.isJsonObject()) {
            for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
                if (!FOREIGN.contains(member.getKey()) && hasNull(member.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    static Optional<Refusal> agentMode(Call call, World world) {
        boolean misplaced = !call.dialect().awsJson() && call.body().has("agentMode");
        return misplaced ? refuse("agentMode in the body of a REST call") : Optional.empty();
    }

    static Optional<Refusal> size(Call call, World world) {
        long units = weight(call.request().body());
        return units <= world.sizeLimit() ? Optional.empty()
                : Optional.of(Refusal.tooLong(units + " weighted units, " + world.sizeLimit() + " allowed"));
    }

    /** Section 3.8: each ASCII character counts 1, each other code point 8. */
    private static long weight(byte[] utf8) {
        long units = 0;
        for (byte octet : utf8) {
            boolean ascii = octet >= 0;
            boolean lead = (octet & 0xc0) == 0xc0;
            units += ascii ? 1 : lead ? 8 : 0;
        }
        return units;
    }

    static Optional<Refusal> refuse(String detail) {
        return Optional.of(Refusal.improperlyFormed(detail));
    }
}
