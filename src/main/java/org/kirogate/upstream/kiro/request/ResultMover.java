package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** Step 3: a tool result behind a later assistant turn moves back to directly behind the turn that made the call. */
final class ResultMover {
    private ResultMover() {}

    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        Map<String, Integer> callers = new HashMap<>();
        Map<Integer, List<Part.ToolResult>> moved = new HashMap<>();
        List<Turn> kept = new ArrayList<>();
        int lastAssistant = -1;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn instanceof Turn.User user) {
                kept.add(withoutMoved(user, callers, lastAssistant, moved, repairs));
                continue;
            }
            lastAssistant = i;
            for (Part.ToolUse call : ((Turn.Assistant) turn).calls()) {
                callers.put(call.id(), i);
            }
            kept.add(turn);
        }
        return moved.isEmpty() ? turns : withMoved(kept, moved);
    }

    private static Turn.User withoutMoved(Turn.User user, Map<String, Integer> callers, int lastAssistant,
            Map<Integer, List<Part.ToolResult>> moved, Repairs repairs) {
        List<Part.ToolResult> staying = new ArrayList<>();
        for (Part.ToolResult result : user.results()) {
            int caller = callers.getOrDefault(result.toolUseId(), lastAssistant);
            if (caller == lastAssistant) {
                staying.add(result);
            } else {
                repairs.add(Step.MOVE_RESULTS);
                moved.computeIfAbsent(caller, key -> new ArrayList<>()).add(result);
            }
        }
        return new Turn.User(user.text(), user.images(), staying);
    }

    private static List<Turn> withMoved(List<Turn> kept, Map<Integer, List<Part.ToolResult>> moved) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i) instanceof Turn.Assistant || !kept.get(i).isBlank()) {
                turns.add(kept.get(i));
            }
            if (moved.containsKey(i)) {
                turns.add(new Turn.User("", List.of(), moved.get(i)));
            }
        }
        return turns;
    }
}
