package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** Steps 5 and 6: a conversation begins and ends with the user. Takes merged turns, returns merged turns. */
final class TurnEnds {
    private static final String OPENING = "Continue the conversation.";
    private static final String GO_ON = "Continue.";
    private static final String GO_ON_FROM_TEXT =
            "Continue exactly where your last message ends, without repeating any of it.";

    private TurnEnds() {}

    /** Step 5: nothing the assistant said first is lost, so a user's turn is put before it. */
    static List<Turn> begin(List<Turn> turns, Repairs repairs) {
        if (turns.isEmpty() || turns.get(0) instanceof Turn.User) {
            return turns;
        }
        repairs.add(Step.LEADING_ASSISTANT);
        if (turns.get(0).isBlank()) {
            return turns.subList(1, turns.size());
        }
        List<Turn> repaired = new ArrayList<>(turns);
        repaired.add(0, Turn.User.of(OPENING));
        return repaired;
    }

    /** Step 6: what the assistant began is history, and the user asks it to go on. */
    static List<Turn> end(List<Turn> turns, Repairs repairs) {
        if (turns.isEmpty()) {
            repairs.add(Step.CURRENT_MESSAGE);
            return List.of(Turn.User.of(GO_ON));
        }
        if (!(turns.get(turns.size() - 1) instanceof Turn.Assistant last)) {
            return turns;
        }
        repairs.add(Step.PREFILL);
        if (last.isBlank()) {
            // Before it stands a user's turn: step 5 saw to that.
            return turns.subList(0, turns.size() - 1);
        }
        List<Turn> repaired = new ArrayList<>(turns);
        // Open calls get their results in the next step; words beside them would only distract.
        repaired.add(Turn.User.of(!last.calls().isEmpty() ? "" : last.text().isBlank() ? GO_ON : GO_ON_FROM_TEXT));
        return repaired;
    }
}
