package org.kirogate.upstream.kiro.request;

import java.util.List;
import java.util.Objects;
import org.kirogate.chat.Part;

/** One entry of a Kiro conversation (Kiro protocol, section 3.4). */
sealed interface Turn {

    /** Whether there is nothing in it but blank text. */
    boolean isBlank();

    /** What a person, or a tool on their behalf, said. */
    record User(String text, List<Part.Image> images, List<Part.ToolResult> results) implements Turn {
        public User {
            Objects.requireNonNull(text, "text");
            images = List.copyOf(images);
            results = List.copyOf(results);
        }

        static User of(String text) {
            return new User(text, List.of(), List.of());
        }

        @Override
        public boolean isBlank() {
            return text.isBlank() && images.isEmpty() && results.isEmpty();
        }
    }

    /** What the model said and called. */
    record Assistant(String text, List<Part.ToolUse> calls, Reasoning reasoning) implements Turn {
        public Assistant {
            Objects.requireNonNull(text, "text");
            calls = List.copyOf(calls);
            Objects.requireNonNull(reasoning, "reasoning");
        }

        static Assistant of(String text) {
            return new Assistant(text, List.of(), Reasoning.NONE);
        }

        @Override
        public boolean isBlank() {
            return text.isBlank() && calls.isEmpty() && reasoning.isNone();
        }
    }

    /** Reasoning that goes back to the service: signed text, or what only the service can read. */
    record Reasoning(String text, String signature, String redacted) {
        static final Reasoning NONE = new Reasoning("", "", "");

        public Reasoning {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(signature, "signature");
            Objects.requireNonNull(redacted, "redacted");
        }

        boolean isNone() {
            return signature.isEmpty() && redacted.isEmpty();
        }
    }
}
