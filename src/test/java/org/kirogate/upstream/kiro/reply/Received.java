package org.kirogate.upstream.kiro.reply;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;

/** Everything that a stream gave, folded so that it does not depend on how the stream was cut. */
final class Received implements ReplyEvent.Visitor {
    private static final Duration STEP = Duration.ofSeconds(20);

    final StringBuilder text = new StringBuilder();
    final StringBuilder thinking = new StringBuilder();
    /** The order of things, one word for each run of the same kind. */
    final StringBuilder order = new StringBuilder();
    final StringBuilder signatures = new StringBuilder();
    final StringBuilder redacted = new StringBuilder();
    final JsonArray calls = new JsonArray();
    ReplyEvent.Finished end;
    UpstreamFailure failure;
    int empties;
    private String lastKind = "";

    /** Reads the stream to its end or failure, as a caller that pings every 20 s would. */
    static Received all(ReplyStream stream) {
        Received received = new Received();
        try {
            while (received.end == null) {
                List<ReplyEvent> events = stream.poll(STEP);
                received.empties += events.isEmpty() ? 1 : 0;
                events.forEach(event -> event.accept(received));
            }
        } catch (UpstreamException e) {
            received.failure = e.failure();
        }
        stream.close();
        return received;
    }

    UpstreamFailure.Kind failed() {
        return failure == null ? null : failure.kind();
    }

    @Override
    public void text(ReplyEvent.TextDelta delta) {
        checkPiece(delta.text());
        kind("text");
        text.append(delta.text());
    }

    @Override
    public void reasoning(ReplyEvent.ReasoningDelta delta) {
        checkPiece(delta.text());
        kind("thinking");
        thinking.append(delta.text());
    }

    @Override
    public void reasoningSignature(ReplyEvent.ReasoningSignature signature) {
        kind("signature");
        signatures.append(signature.signature());
    }

    @Override
    public void redactedReasoning(ReplyEvent.RedactedReasoning data) {
        kind("redacted");
        redacted.append(data.data());
    }

    @Override
    public void toolCall(ReplyEvent.ToolCall call) {
        kind("tool");
        JsonObject json = new JsonObject();
        json.addProperty("id", call.id());
        json.addProperty("name", call.name());
        json.add("input", JsonParser.parseString(call.inputJson()));
        calls.add(json);
    }

    @Override
    public void webSearch(ReplyEvent.WebSearch search) {
        throw new IllegalStateException("the service makes none of itself");
    }

    @Override
    public void finished(ReplyEvent.Finished finished) {
        kind("finished");
        end = finished;
    }

    private void kind(String kind) {
        if (!kind.equals(lastKind)) {
            order.append(order.isEmpty() ? "" : " ").append(kind);
            lastKind = kind;
        }
    }

    private static void checkPiece(String piece) {
        if (piece.isEmpty()) {
            throw new AssertionError("an empty piece");
        }
        if (!piece.equals(WholeCharacters.of(piece))) {
            throw new AssertionError("half a surrogate pair");
        }
    }

    /** All of it in one text, for comparing. */
    @Override
    public String toString() {
        return order + "|" + text + "|" + thinking + "|" + signatures + "|" + redacted + "|" + calls + "|" + end + "|"
                + Objects.toString(failure);
    }
}
