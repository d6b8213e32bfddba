package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ReplyEvent;

/** Leaves out reasoning, its proof and what only the upstream can read of it: the caller did not ask to see any. */
final class ReasoningFilter implements EventStage {

    @Override
    public List<ReplyEvent> pass(List<ReplyEvent> events) {
        if (!holdsReasoning(events)) {
            return events; // as nearly every list is
        }
        Kept kept = new Kept();
        events.forEach(event -> event.accept(kept));
        return kept.events;
    }

    private static boolean holdsReasoning(List<ReplyEvent> events) {
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.ReasoningDelta
                    || event instanceof ReplyEvent.ReasoningSignature
                    || event instanceof ReplyEvent.RedactedReasoning) {
                return true;
            }
        }
        return false;
    }

    private static final class Kept implements ReplyEvent.Visitor {
        private final List<ReplyEvent> events = new ArrayList<>();

        @Override
        public void text(ReplyEvent.TextDelta delta) {
            events.add(delta);
        }

        @Override
        public void reasoning(ReplyEvent.ReasoningDelta delta) {
            // Not asked for.
        }

        @Override
        public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
            // Goes with the reasoning.
        }

        @Override
        public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
            // Goes with the reasoning.
        }

        @Override
        public void toolCall(ReplyEvent.ToolCall call) {
            events.add(call);
        }

        @Override
        public void webSearch(ReplyEvent.WebSearch search) {
            events.add(search);
        }

        @Override
        public void finished(ReplyEvent.Finished finished) {
            events.add(finished);
        }
    }
}
