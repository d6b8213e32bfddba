package org.kirogate.simulator.steered;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * What the turn under way asks for: its own marks or, when it has none (as a turn that only brings tool results), the
 * next step of the latest task whose steps {@code [[then]]} parts.
 *
 * @param text  the user's text of the turn under way
 * @param marks what to do in it
 */
record Task(String text, Marks marks) {

    Task {
        requireNonNull(text, "text");
        requireNonNull(marks, "marks");
    }

    /** @param turns the user's texts turn by turn, the one under way last; not empty */
    static Task of(List<String> turns) {
        String text = turns.get(turns.size() - 1);
        for (int back = 0; back < turns.size(); back++) {
            List<Marks> steps = MarkReader.steps(turns.get(turns.size() - 1 - back));
            if (steps.size() > 1 || !steps.get(0).none()) {
                return new Task(text, back < steps.size() ? steps.get(back) : MarkReader.read(""));
            }
        }
        return new Task(text, MarkReader.read(""));
    }
}
