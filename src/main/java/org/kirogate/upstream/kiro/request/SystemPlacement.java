package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** Step 11: where system text goes. The service has no place of its own for it. */
enum SystemPlacement {
    /** In front of the first user turn's text. */
    PREFIX,
    /** A first exchange of its own: the text, and a plain acknowledgement. */
    EXCHANGE;

    private static final String ACKNOWLEDGEMENT = "I will follow these instructions.";

    /**
     * The placement of a configured name.
     *
     * @throws IllegalArgumentException when it is neither {@code prefix} nor {@code exchange}
     */
    static SystemPlacement named(String name) {
        return switch (name) {
            case "prefix" -> PREFIX;
            case "exchange" -> EXCHANGE;
            default -> throw new IllegalArgumentException(
                    "system placement '" + name + "' is unknown; allowed are prefix and exchange");
        };
    }

    /** Turns with the system text in them; the first turn is the user's. */
    List<Turn> apply(String system, List<Turn> turns, Repairs repairs) {
        if (system.isBlank()) {
            return turns;
        }
        repairs.add(Step.PLACE_SYSTEM);
        List<Turn> placed = new ArrayList<>(turns);
        switch (this) {
            case PREFIX -> {
                Turn.User first = (Turn.User) placed.get(0);
                placed.set(0, new Turn.User(Texts.joined(system, first.text()), first.images(), first.results()));
            }
            case EXCHANGE -> placed.addAll(0, List.of(Turn.User.of(system), Turn.Assistant.of(ACKNOWLEDGEMENT)));
        }
        return placed;
    }
}
