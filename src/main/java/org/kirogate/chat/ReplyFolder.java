package org.kirogate.chat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Folds a stream of events into one whole {@link Reply}. One thread, one use. */
public final class ReplyFolder implements ReplyEvent.Visitor {
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private ReplyEvent.Finished end;

    /**
     * Reads the stream to its end.
     *
     * @param first events that were already taken from the stream
     * @param step  how long one wait may last; silence is waited out, the stream has its own deadline
     * @throws RuntimeException what the stream throws
     */
    public static Reply fold(List<ReplyEvent> first, ReplyStream stream, Duration step) {
        ReplyFolder folder = new ReplyFolder();
        first.forEach(event -> event.accept(folder));
        while (folder.end == null) {
            stream.poll(step).forEach(event -> event.accept(folder));
        }
        return new Reply(folder.parts, folder.end);
    }

    /** What was said so far, as parts; what comes next begins new ones. */
    public List<Part> parts() {
        closeText();
        closeReasoning("");
        return List.copyOf(parts);
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        closeReasoning("");
        text.append(delta.text());
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        closeText();
        reasoning.append(delta.text());
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        closeText();
        parts.add(new Part.Reasoning(reasoning.toString(), signature.signature()));
        reasoning.setLength(0);
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning redacted) {
        closeText();
        closeReasoning("");
        parts.add(new Part.RedactedReasoning(redacted.data()));
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        closeText();
        closeReasoning("");
        JsonObject input = JsonParser.parseString(call.inputJson()).getAsJsonObject();
        parts.add(new Part.ToolUse(call.id(), call.name(), input));
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch search) {
        closeText();
        closeReasoning("");
        parts.add(search.search());
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        closeText();
        closeReasoning("");
        end = finished;
    }

    private void closeText() {
        if (!text.isEmpty()) {
            parts.add(new Part.Text(text.toString()));
            text.setLength(0);
        }
    }

    private void closeReasoning(String signature) {
        if (!reasoning.isEmpty()) {
            parts.add(new Part.Reasoning(reasoning.toString(), signature));
            reasoning.setLength(0);
        }
    }
}
