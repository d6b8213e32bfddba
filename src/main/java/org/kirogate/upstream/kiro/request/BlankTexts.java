package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * Step 9: turns without text get what the service asks for and no more. Never a readable filler for the assistant:
 * models copy it into their answers.
 */
final class BlankTexts {
    private static final String NOTHING_SAID = "Continue.";
    private static final String ONLY_IMAGES = "See the attached image.";

    private BlankTexts() {}

    /** Drops assistant turns with nothing in them, then fills what is blank. Takes and returns alternating turns. */
    static List<Turn> apply(List<Turn> turns, Repairs repairs) {
        List<Turn> filled = new ArrayList<>();
        for (Turn turn : withoutEmpty(turns, repairs)) {
            filled.add(turn instanceof Turn.User user
                    ? user(user, repairs)
                    : assistant((Turn.Assistant) turn, repairs));
        }
        return filled;
    }

    private static List<Turn> withoutEmpty(List<Turn> turns, Repairs repairs) {
        List<Turn> kept = new ArrayList<>();
        for (Turn turn : turns) {
            if (turn instanceof Turn.Assistant && turn.isBlank()) {
                repairs.add(Step.BLANK_TEXTS);
            } else {
                kept.add(turn);
            }
        }
        return kept.size() == turns.size() ? turns : TurnMerger.apply(kept, repairs);
    }

    private static Turn.User user(Turn.User user, Repairs repairs) {
        if (!user.text().isBlank() || (user.text().isEmpty() && !user.results().isEmpty())) {
            return user;
        }
        repairs.add(Step.BLANK_TEXTS);
        String text = !user.results().isEmpty() ? "" : user.images().isEmpty() ? NOTHING_SAID : ONLY_IMAGES;
        return new Turn.User(text, user.images(), user.results());
    }

    private static Turn.Assistant assistant(Turn.Assistant assistant, Repairs repairs) {
        if (!assistant.text().isBlank()) {
            return assistant;
        }
        repairs.add(Step.BLANK_TEXTS);
        return new Turn.Assistant(" ", assistant.calls(), assistant.reasoning());
    }
}
