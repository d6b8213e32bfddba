package org.kirogate.dialect;

import java.util.Optional;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.Thinking.Effort;

/** The words by which callers say how hard a model is to reason. Pure functions. */
public final class Efforts {
    private Efforts() {}

    /** The effort that the word means, unless it is none of those known. */
    public static Optional<Effort> effort(String word) {
        return switch (word) {
            case "none" -> Optional.of(Effort.NONE);
            case "minimal", "low" -> Optional.of(Effort.LOW);
            case "medium" -> Optional.of(Effort.MEDIUM);
            case "high" -> Optional.of(Effort.HIGH);
            case "xhigh" -> Optional.of(Effort.XHIGH);
            case "max" -> Optional.of(Effort.MAX);
            default -> Optional.empty();
        };
    }

    /** What the word asks for where it is all that says something about reasoning, as in OpenAI's APIs. */
    public static Optional<Thinking> thinking(String word) {
        return effort(word).map(effort -> new Thinking(
                effort == Effort.NONE ? Thinking.Mode.DISABLED : Thinking.Mode.ENABLED, 0, effort));
    }
}
