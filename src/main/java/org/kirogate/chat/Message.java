package org.kirogate.chat;

import java.util.List;
import java.util.Objects;

/** One message of a conversation: who speaks, and the parts in order (none for an empty message). */
public record Message(Role role, List<Part> parts) {

    /** Who speaks. Developer messages are {@link #SYSTEM}; tool results are parts of a {@link #USER} message. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT
    }

    public Message {
        Objects.requireNonNull(role, "role");
        parts = List.copyOf(parts);
    }

    /** A message of one text. */
    public static Message text(Role role, String text) {
        return new Message(role, List.of(new Part.Text(text)));
    }
}
