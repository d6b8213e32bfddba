package org.kirogate.simulator.steered;

import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

import static java.util.Objects.requireNonNull;

/**
 * What the marks in a text ask for; the text around them is ignored.
 *
 * @param answers what makes the answer's text, in the order of the marks
 * @param tools   calls wanted, in the order of the marks
 * @param think   reasoning wanted; several are joined by a line break; empty: none
 * @param slowMs  pause before each piece, 0-5000
 * @param error   how to fail, if at all
 */
record Marks(List<Answer> answers, List<ToolWish> tools, String think, int slowMs, List<ErrorKind> error) {

    /** A part of the answer's text. */
    record Answer(Source source, String text, int words) {
        Answer {
            requireNonNull(source, "source");
            requireNonNull(text, "text");
        }
    }

    /** Where a part of the answer comes from. */
    enum Source { SAY, LONG, ECHO }

    /** A tool call wanted. */
    record ToolWish(String name, JsonObject input) {
        ToolWish {
            requireNonNull(name, "name");
            requireNonNull(input, "input");
        }
    }

    Marks {
        answers = List.copyOf(answers);
        tools = List.copyOf(tools);
        error = List.copyOf(error);
        requireNonNull(think, "think");
    }

    /** Whether nothing is asked for. */
    boolean none() {
        return answers.isEmpty() && tools.isEmpty() && think.isEmpty() && slowMs == 0 && error.isEmpty();
    }

    /** The first failure asked for. */
    Optional<ErrorKind> failure() {
        return error.stream().findFirst();
    }
}
