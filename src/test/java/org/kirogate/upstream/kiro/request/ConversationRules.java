package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kirogate.chat.Part;

/** The seven rules of a conversation (Kiro protocol, section 3.5), written apart from the code that is to keep them. */
final class ConversationRules {
    private ConversationRules() {}

    /** The names of the rules that a conversation breaks. */
    static Set<String> broken(Conversation conversation) {
        List<Turn> turns = new ArrayList<>(conversation.history());
        turns.add(conversation.current());
        Set<String> broken = new HashSet<>();
        if (!(turns.get(0) instanceof Turn.User)) {
            broken.add("STARTS_WITH_USER_MESSAGE");
        }
        List<String> open = List.of();
        for (int i = 0; i < turns.size(); i++) {
            if (i > 0 && turns.get(i).getClass() == turns.get(i - 1).getClass()) {
                broken.add("ALTERNATING_MESSAGES");
            }
            if (turns.get(i) instanceof Turn.Assistant assistant) {
                open = assistant.calls().stream().map(Part.ToolUse::id).toList();
                continue;
            }
            user((Turn.User) turns.get(i), open, broken);
            open = List.of();
        }
        if (!open.isEmpty()) {
            broken.add("ENDS_WITH_USER_MESSAGE");
        }
        return broken;
    }

    private static void user(Turn.User user, List<String> open, Set<String> broken) {
        List<String> answered = user.results().stream().map(Part.ToolResult::toolUseId).toList();
        if (open.isEmpty() && !answered.isEmpty()) {
            broken.add("TOOL_RESULTS_AND_NO_USES");
        }
        if (!answered.containsAll(open)) {
            broken.add("TOOL_USES_AND_RESULTS");
        }
        if (!open.containsAll(answered) || new HashSet<>(answered).size() < answered.size()) {
            broken.add("TOOL_RESULTS_ORPHAN_IDS");
        }
        if (user.text().isBlank() && answered.isEmpty()) {
            broken.add("NON_EMPTY_USER_MESSAGE");
        }
    }
}
