package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.Objects;

/**
 * A conversation in the shape that the service takes: earlier turns, oldest first, and the user's turn to be answered.
 */
record Conversation(List<Turn> history, Turn.User current) {
    Conversation {
        history = List.copyOf(history);
        Objects.requireNonNull(current, "current");
    }
}
