package org.kirogate.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;

/**
 * One try at an answer whose text has to be JSON: the text is held, everything else is for the caller at once. A tool
 * call sets the text before it free, since an answer with one is not the final one. One thread.
 */
final class HeldAnswer implements ReplyEvent.Visitor {
    /** Characters of a piece. */
    private static final int PIECE = 256;

    private final ReplyFolder said = new ReplyFolder();
    private final StringBuilder text = new StringBuilder();
    private List<ReplyEvent> out = new ArrayList<>();
    private boolean calls;
    /** Null until the answer has ended. */
    private ReplyEvent.Finished end;

    /** What of these events is for the caller, without the end. */
    List<ReplyEvent> sort(List<ReplyEvent> events) {
        out = new ArrayList<>(events.size());
        events.forEach(event -> event.accept(this));
        return out;
    }

    /** The end, once it has come. */
    Optional<ReplyEvent.Finished> end() {
        return Optional.ofNullable(end);
    }

    /** Whether a tool was called. */
    boolean calls() {
        return calls;
    }

    /** The text that is held. */
    String text() {
        return text.toString();
    }

    /** All that was said. */
    List<Part> said() {
        return said.parts();
    }

    /** A text as the pieces of an answer. */
    static List<ReplyEvent> pieces(String text) {
        List<ReplyEvent> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PIECE);
            boolean splitsPair = to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))
                    && Character.isLowSurrogate(text.charAt(to));
            to = splitsPair ? to - 1 : to;
            pieces.add(new ReplyEvent.TextDelta(text.substring(from, to)));
            from = to;
        }
        return pieces;
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        said.text(delta);
        if (calls) {
            out.add(delta);
        } else {
            text.append(delta.text());
        }
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        said.reasoning(delta);
        out.add(delta);
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        said.reasoningSignature(signature);
        out.add(signature);
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        said.redactedReasoning(redacted);
        out.add(redacted);
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        said.toolCall(call);
        calls = true;
        out.addAll(pieces(text.toString()));
        text.setLength(0);
        out.add(call);
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch search) {
        said.webSearch(search);
        out.add(search);
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        end = finished;
    }
}
