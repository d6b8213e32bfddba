package org.kirogate.chat;

import java.util.Objects;

/**
 * A piece of an answer. The order of a good answer: {@link ReasoningDelta}, {@link ReasoningSignature},
 * {@link RedactedReasoning}, {@link TextDelta}, {@link ToolCall} and {@link WebSearch} as the model made them, then one
 * {@link Finished}, which is the last. Reasoning may also come after text. A failure is not an event: {@link
 * ReplyStream#poll} throws.
 */
public sealed interface ReplyEvent {

    /** Calls the visitor's method for this kind of event. */
    void accept(Visitor visitor);

    /** More of the answer's text, never empty, never half a surrogate pair. */
    record TextDelta(String text) implements ReplyEvent {
        public TextDelta {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.text(this);
        }
    }

    /** More of the reasoning's text, never empty. */
    record ReasoningDelta(String text) implements ReplyEvent {
        public ReasoningDelta {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.reasoning(this);
        }
    }

    /** The proof that goes with the reasoning so far; closes it. */
    record ReasoningSignature(String signature) implements ReplyEvent {
        public ReasoningSignature {
            Objects.requireNonNull(signature, "signature");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.reasoningSignature(this);
        }
    }

    /** Reasoning that only the upstream can read. */
    record RedactedReasoning(String data) implements ReplyEvent {
        public RedactedReasoning {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.redactedReasoning(this);
        }
    }

    /** One whole tool call: {@code name} as the caller named the tool, {@code inputJson} one complete JSON object. */
    record ToolCall(String id, String name, String inputJson) implements ReplyEvent {
        public ToolCall {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(inputJson, "inputJson");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.toolCall(this);
        }
    }

    /** A web search that was run for the model, once it is over. */
    record WebSearch(Part.WebSearch search) implements ReplyEvent {
        public WebSearch {
            Objects.requireNonNull(search, "search");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.webSearch(this);
        }
    }

    /** The end: why, which stop text was met (empty unless {@link StopReason#STOP_SEQUENCE}), and what it used. */
    record Finished(StopReason reason, String stopSequence, TokenCounts counts) implements ReplyEvent {
        public Finished {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(stopSequence, "stopSequence");
            Objects.requireNonNull(counts, "counts");
        }

        @Override
        public void accept(Visitor visitor) {
            visitor.finished(this);
        }
    }

    /** One method a kind, so that a new kind breaks the build wherever it is not handled. */
    interface Visitor {
        void text(TextDelta delta);

        void reasoning(ReasoningDelta delta);

        void reasoningSignature(ReasoningSignature signature);

        void redactedReasoning(RedactedReasoning redacted);

        void toolCall(ToolCall call);

        void webSearch(WebSearch search);

        void finished(Finished finished);
    }
}
