package org.kirogate.upstream.kiro.request;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/**
 * Step 2: each message becomes turns: text, images, calls, results, reasoning. A part that can't stand in its message's
 * role goes to a turn where it can.
 */
final class TurnReader {
    private final boolean keepReasoning;
    private final Repairs repairs;

    /** Reasoning of earlier turns is kept, where it is signed, or left out. */
    TurnReader(boolean keepReasoning, Repairs repairs) {
        this.keepReasoning = keepReasoning;
        this.repairs = repairs;
    }

    List<Turn> read(List<Message> messages) {
        List<Turn> turns = new ArrayList<>();
        for (Message message : messages) {
            Parts parts = new Parts();
            message.parts().forEach(part -> part.accept(parts));
            switch (message.role()) {
                case SYSTEM -> {
                    repairs.add(Step.FOLD_SYSTEM);
                    turns.add(user(parts));
                }
                case USER -> turns.add(user(parts));
                case ASSISTANT -> assistant(parts, turns);
            }
        }
        return turns;
    }

    private Turn.User user(Parts parts) {
        String text = parts.text;
        for (Part.ToolUse call : parts.calls) {
            repairs.add(Step.CONVERT);
            text = Texts.joined(text, call.name() + " " + call.input());
        }
        return new Turn.User(text, parts.images, parts.results);
    }

    private void assistant(Parts parts, List<Turn> turns) {
        turns.add(new Turn.Assistant(parts.text, parts.calls, parts.reasoning));
        if (!parts.images.isEmpty() || !parts.results.isEmpty()) {
            repairs.add(Step.CONVERT);
            turns.add(new Turn.User("", parts.images, parts.results));
        }
    }

    /** The parts of one message, sorted. */
    private final class Parts implements Part.Visitor<Parts> {
        private String text = "";
        private final List<Part.Image> images = new ArrayList<>();
        private final List<Part.ToolUse> calls = new ArrayList<>();
        private final List<Part.ToolResult> results = new ArrayList<>();
        private Turn.Reasoning reasoning = Turn.Reasoning.NONE;

        @Override
        public Parts text(Part.Text part) {
            text = Texts.joined(text, part.text());
            return this;
        }

        @Override
        public Parts image(Part.Image image) {
            images.add(image);
            return this;
        }

        @Override
        public Parts toolUse(Part.ToolUse call) {
            calls.add(call);
            return this;
        }

        @Override
        public Parts toolResult(Part.ToolResult result) {
            results.add(result);
            return this;
        }

        @Override
        public Parts reasoning(Part.Reasoning part) {
            return keep(new Turn.Reasoning(part.text(), part.signature(), ""));
        }

        @Override
        public Parts redactedReasoning(Part.RedactedReasoning redacted) {
            return keep(new Turn.Reasoning("", "", redacted.data()));
        }

        @Override
        public Parts webSearch(Part.WebSearch search) {
            throw new IllegalStateException("searches are unfolded before");
        }

        /** There is one place a message: the last reasoning wins. */
        private Parts keep(Turn.Reasoning candidate) {
            if (!keepReasoning || candidate.isNone()) {
                repairs.add(Step.DROP_REASONING);
                return this;
            }
            reasoning = candidate;
            return this;
        }
    }
}
