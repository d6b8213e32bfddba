package org.kirogate.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;

/**
 * Sorts the events of rounds: calls of the search are kept for us, everything else is for the caller, and all of it is
 * remembered for the next round. One answer, one thread.
 */
final class SearchTurn implements ReplyEvent.Visitor {
    private final String tool;
    private final boolean showsReasoning;
    private final ReplyFolder said = new ReplyFolder();
    private final Queue<ReplyEvent.ToolCall> searches = new ArrayDeque<>();
    private List<ReplyEvent> out = new ArrayList<>();
    private boolean callsCaller;
    /** Null until the round has ended. */
    private ReplyEvent.Finished end;

    /** The search's name, and whether the caller asked to see reasoning. */
    SearchTurn(String tool, boolean showsReasoning) {
        this.tool = tool;
        this.showsReasoning = showsReasoning;
    }

    /** What of these events is for the caller, without the end. */
    List<ReplyEvent> sort(List<ReplyEvent> events) {
        out = new ArrayList<>(events.size());
        events.forEach(event -> event.accept(this));
        return out;
    }

    /** The round's end, once it has come. */
    Optional<ReplyEvent.Finished> end() {
        return Optional.ofNullable(end);
    }

    /** Searches that the model asked for and that were not run yet, in order. */
    Queue<ReplyEvent.ToolCall> searches() {
        return searches;
    }

    /** Whether a tool of the caller was called in this round. */
    boolean callsCaller() {
        return callsCaller;
    }

    /** All that was said in all rounds. */
    List<Part> said() {
        return said.parts();
    }

    /** Another round begins. */
    void next() {
        searches.clear();
        callsCaller = false;
        end = null;
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        said.text(delta);
        out.add(delta);
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        said.reasoning(delta);
        show(delta);
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        said.reasoningSignature(signature);
        show(signature);
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        said.redactedReasoning(redacted);
        show(redacted);
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        if (call.name().equals(tool)) {
            searches.add(call);
            return;
        }
        callsCaller = true;
        said.toolCall(call);
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

    private void show(ReplyEvent event) {
        if (showsReasoning) {
            out.add(event);
        }
    }
}
