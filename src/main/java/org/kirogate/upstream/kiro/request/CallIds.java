package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * Makes the ids of calls such as the service takes, and each of them unique in the conversation (Kiro protocol, section
 * 3.6, "ids"): always the same for the same conversation. Takes turns whose calls are answered in order, so a result is
 * found by its place and not by its id.
 */
final class CallIds {
    private static final Pattern ALLOWED = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final int ID_CHARACTERS = 22;

    private CallIds() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        Set<String> used = new HashSet<>();
        List<Turn> mapped = new ArrayList<>();
        List<Part.ToolUse> calls = List.of();
        for (Turn turn : turns) {
            if (turn instanceof Turn.User user) {
                mapped.add(new Turn.User(user.text(), user.images(), renamed(user.results(), calls)));
                continue;
            }
            Turn.Assistant assistant = (Turn.Assistant) turn;
            calls = assistant.calls().stream()
                    .map(call -> new Part.ToolUse(unique(call.id(), used, repairs), call.name(), call.input()))
                    .toList();
            mapped.add(new Turn.Assistant(assistant.text(), calls, assistant.reasoning()));
        }
        return mapped;
    }

    private static List<Part.ToolResult> renamed(List<Part.ToolResult> results, List<Part.ToolUse> calls) {
        List<Part.ToolResult> renamed = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Part.ToolResult result = results.get(i);
            renamed.add(new Part.ToolResult(calls.get(i).id(), result.content(), result.error()));
        }
        return renamed;
    }

    private static String unique(String id, Set<String> used, Repairs repairs) {
        if (ALLOWED.matcher(id).matches() && used.add(id)) {
            return id;
        }
        repairs.add(Step.MAP_IDS);
        String candidate = "tooluse_" + Digest.base64Url(id, ID_CHARACTERS);
        for (int n = 1; !used.add(candidate); n++) {
            candidate = "tooluse_" + Digest.base64Url(id + "\n" + n, ID_CHARACTERS);
        }
        return candidate;
    }
}
