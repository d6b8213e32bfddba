package org.kirogate.chat;

import java.util.List;
import java.util.Objects;

/**
 * A whole answer: its parts in order ({@link Part.Text}, {@link Part.Reasoning}, {@link Part.RedactedReasoning},
 * {@link Part.ToolUse}, {@link Part.WebSearch}) and its end.
 */
public record Reply(List<Part> parts, ReplyEvent.Finished end) {
    public Reply {
        parts = List.copyOf(parts);
        Objects.requireNonNull(end, "end");
    }
}
