package org.kirogate.chat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;

/** A piece of a message. A closed family: handle it with a {@link Visitor}. */
public sealed interface Part {

    /** Calls the visitor's method for this kind of part. */
    <R> R accept(Visitor<R> visitor);

    /** Plain text, may be empty. */
    record Text(String text) implements Part {
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** An image: {@code mediaType} as declared ({@code image/png}), {@code base64} without line breaks. */
    record Image(String mediaType, String base64) implements Part {
        public Image {
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(base64, "base64");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.image(this);
        }
    }

    /** A call the assistant made; the input is not copied and must not be changed. */
    record ToolUse(String id, String name, JsonObject input) implements Part {
        public ToolUse {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(input, "input");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolUse(this);
        }
    }

    /** The result of a call: texts and images only, none for an empty result. */
    record ToolResult(String toolUseId, List<Part> content, boolean error) implements Part {
        public ToolResult {
            Objects.requireNonNull(toolUseId, "toolUseId");
            content = List.copyOf(content);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.toolResult(this);
        }
    }

    /** Reasoning that came with an earlier answer; {@code signature} empty when the caller sent none. */
    record Reasoning(String text, String signature) implements Part {
        public Reasoning {
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(signature, "signature");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.reasoning(this);
        }
    }

    /** Reasoning that nobody but the upstream can read, carried as it came. */
    record RedactedReasoning(String data) implements Part {
        public RedactedReasoning {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.redactedReasoning(this);
        }
    }

    /**
     * A web search that was run for the assistant while it answered, with what it found; {@code error} is empty, or the
     * short code of why nothing came back ({@code unavailable}, {@code max_uses_exceeded}, {@code invalid_input},
     * {@code query_too_long}, {@code too_many_requests}).
     */
    record WebSearch(String id, String query, List<SearchHit> hits, String error) implements Part {
        public WebSearch {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(query, "query");
            hits = List.copyOf(hits);
            Objects.requireNonNull(error, "error");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.webSearch(this);
        }
    }

    /** One method a kind, so that a new kind breaks the build wherever it is not handled. */
    interface Visitor<R> {
        R text(Text text);

        R image(Image image);

        R toolUse(ToolUse toolUse);

        R toolResult(ToolResult toolResult);

        R reasoning(Reasoning reasoning);

        R redactedReasoning(RedactedReasoning redacted);

        R webSearch(WebSearch search);
    }
}
