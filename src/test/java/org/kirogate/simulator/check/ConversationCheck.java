package org.kirogate.simulator.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Call;
import org.kirogate.simulator.call.Refusal;
import org.kirogate.simulator.call.SimJson;

/** The seven rules of a conversation and the declared tools (Kiro protocol, section 3.5). */
final class ConversationCheck {

    /** One entry of the conversation. */
    private record Entry(boolean user, JsonObject message) {

        JsonObject context() {
            return SimJson.member(message, "userInputMessageContext");
        }

        List<String> uses() {
            return user ? List.of() : ids(message, "toolUses");
        }

        List<String> results() {
            return user ? ids(context(), "toolResults") : List.of();
        }
    }

    private ConversationCheck() {
    }

    static Optional<Refusal> conversation(Call call, World world) {
        List<Entry> entries = new ArrayList<>();
        for (JsonElement element : call.history()) {
            JsonObject union = SimJson.asObject(element);
            boolean user = union.has("userInputMessage");
            String member = user ? "userInputMessage" : "assistantResponseMessage";
            if (union.size() != 1 || SimJson.member(union, member).size() == 0) {
                return BodyCheck.refuse("a history entry has exactly one of the two members");
            }
            entries.add(new Entry(user, SimJson.member(union, member)));
        }
        entries.add(new Entry(true, call.userInput()));
        return roles(entries).or(() -> texts(entries)).or(() -> pairs(entries)).or(() -> declared(entries, call));
    }

    private static Optional<Refusal> roles(List<Entry> entries) {
        if (!entries.get(0).user()) {
            return BodyCheck.refuse("STARTS_WITH_USER_MESSAGE");
        }
        for (int at = 1; at < entries.size(); at++) {
            if (entries.get(at).user() == entries.get(at - 1).user()) {
                return BodyCheck.refuse("ALTERNATING_MESSAGES at entry " + at);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> texts(List<Entry> entries) {
        for (Entry entry : entries) {
            if (!SimJson.isString(entry.message().get("content"))) {
                return BodyCheck.refuse("content is missing");
            }
            boolean blank = SimJson.string(entry.message(), "content").isBlank();
            if (entry.user() && blank && entry.results().isEmpty()) {
                return BodyCheck.refuse("NON_EMPTY_USER_MESSAGE");
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> pairs(List<Entry> entries) {
        List<String> uses = List.of();
        for (Entry entry : entries) {
            List<String> results = entry.results();
            if (entry.user() && uses.isEmpty() && !results.isEmpty()) {
                return Optional.of(Refusal.toolMismatch("TOOL_RESULTS_AND_NO_USES"));
            }
            boolean repeated = new HashSet<>(results).size() < results.size();
            if (repeated || entry.user() && !new HashSet<>(uses).containsAll(results)) {
                return Optional.of(Refusal.toolMismatch("TOOL_RESULTS_ORPHAN_IDS"));
            }
            if (entry.user() && !new HashSet<>(results).containsAll(uses)) {
                return Optional.of(Refusal.toolMismatch("TOOL_USES_AND_RESULTS"));
            }
            uses = entry.uses();
        }
        return Optional.empty();
    }

    private static Optional<Refusal> declared(List<Entry> entries, Call call) {
        Set<String> offered = new HashSet<>();
        for (JsonElement tool : SimJson.array(call.context(), "tools")) {
            JsonObject specification = SimJson.member(SimJson.asObject(tool), "toolSpecification");
            offered.add(SimJson.string(specification, "name"));
        }
        for (Entry entry : entries.subList(0, entries.size() - 1)) {
            if (entry.user() && entry.context().has("tools")) {
                return BodyCheck.refuse("tools are declared on the current message only");
            }
            for (JsonElement use : SimJson.array(entry.message(), "toolUses")) {
                if (!offered.contains(SimJson.string(SimJson.asObject(use), "name"))) {
                    return BodyCheck.refuse("TOOLS_MISSING: a tool of the history is not declared");
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> ids(JsonObject holder, String member) {
        List<String> ids = new ArrayList<>();
        for (JsonElement element : SimJson.array(holder, member)) {
            ids.add(SimJson.string(SimJson.asObject(element), "toolUseId"));
        }
        return ids;
    }
}
