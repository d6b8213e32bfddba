package org.kirogate.dialect;

import java.util.Optional;
import org.kirogate.chat.Thinking;

/** The words by which OpenAI's APIs say how hard a model is to reason. */
public final class Efforts {
    private Efforts() {}

    /** What the word asks for, unless it is none of those known. */
    public static Optional<Thinking> thinking(String word) {
        return switch (word) {
            case "none" -> Optional.of(new Thinking(Thinking.Mode.DISABLED, 0, Thinking.Effort.NONE));
            case "minimal", "low" -> enabled(Thinking.Effort.LOW);
            case "medium" -> enabled(Thinking.Effort.MEDIUM);
            case "high" -> enabled(Thinking.Effort.HIGH);
            case "xhigh" -> enabled(Thinking.Effort.XHIGH);
            case "max" -> enabled(Thinking.Effort.MAX);
            default -> Optional.empty();
        };
    }

    private static Optional<Thinking> enabled(Thinking.Effort effort) {
        return Optional.of(new Thinking(Thinking.Mode.ENABLED, 0, effort));
    }
}
