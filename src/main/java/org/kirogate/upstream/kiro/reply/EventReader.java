package org.kirogate.upstream.kiro.reply;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.gson.JsonObject;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;
import org.kirogate.upstream.eventstream.FlatJson;
import org.kirogate.upstream.eventstream.Frame;

/**
 * Tells a {@link Turn} what the frames of its answer say (Kiro protocol, sections 4.2 and 4.3). Frequent frames are
 * read straight from their bytes, the others as a tree. Unknown events and members are ignored. One thread, one
 * answer.
 */
final class EventReader {
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    private static final byte[] MODEL_ID = "modelId".getBytes(US_ASCII);
    private static final byte[] TEXT = "text".getBytes(US_ASCII);
    private static final byte[] SIGNATURE = "signature".getBytes(US_ASCII);
    private static final byte[] REDACTED = "redactedContent".getBytes(US_ASCII);
    private static final byte[] TOOL_ID = "toolUseId".getBytes(US_ASCII);
    private static final byte[] TOOL_NAME = "name".getBytes(US_ASCII);
    private static final byte[] TOOL_INPUT = "input".getBytes(US_ASCII);
    private static final byte[] TOOL_STOP = "stop".getBytes(US_ASCII);
    /** What some models send beside the proof of reasoning that nobody may read (section 8.1). */
    private static final String PLACEHOLDER = "...";

    private final Turn turn;
    private final String requestId;
    private final FlatJson flat = new FlatJson();
    private String servedModel = "";

    /** @param requestId the answer's id for failures, or empty */
    EventReader(Turn turn, String requestId) {
        this.turn = turn;
        this.requestId = requestId;
    }

    /** The service's name of the model that answers, empty while it has not said it. */
    String servedModel() {
        return servedModel;
    }

    /**
     * Reads the next frame.
     *
     * @throws MalformedEventException when a known event is not what it must be
     * @throws UpstreamException when the frame says that the answer failed
     */
    void read(Frame frame) {
        if (frame.messageType().equals("exception") || !frame.exceptionType().isEmpty()) {
            failure(frame, frame.exceptionType());
        } else if (frame.messageType().equals("error") || !frame.errorCode().isEmpty()) {
            failure(frame, frame.errorCode());
        } else {
            event(frame);
        }
    }

    private void failure(Frame frame, String type) {
        UpstreamFailure failure =
                FailureClassifier.classifyException(type, frame.errorMessage(), frame.payload(), requestId);
        // An older spelling of "the answer has grown too long", where there is an answer; else the question has.
        if (failure.kind() != Kind.CONTEXT_TOO_LARGE || !turn.started()) {
            throw new UpstreamException(failure);
        }
        turn.lengthExceeded();
    }

    private void event(Frame frame) {
        switch (frame.eventType()) {
            case "assistantResponseEvent" -> assistantResponse(frame);
            case "codeEvent" -> content(frame);
            case "reasoningContentEvent" -> reasoning(frame);
            case "toolUseEvent" -> toolUse(frame);
            case "metadataEvent" -> metadata(EventPayload.object(frame));
            case "contextUsageEvent" -> turn.contextUsage(EventPayload.object(frame));
            case "meteringEvent" -> turn.metering(EventPayload.object(frame));
            case "invalidStateEvent" -> throw invalidState(EventPayload.object(frame));
            default -> {
                if (FailureClassifier.isException(frame.eventType())) {
                    failure(frame, frame.eventType());
                }
            }
        }
    }

    private void assistantResponse(Frame frame) {
        if (servedModel.isEmpty()) {
            servedModel = member(frame, MODEL_ID, "modelId");
        }
        content(frame);
    }

    private void content(Frame frame) {
        String piece = member(frame, CONTENT, "content");
        if (!piece.isEmpty()) {
            turn.text(piece);
        }
    }

    private void reasoning(Frame frame) {
        String piece = member(frame, TEXT, "text");
        String signature = member(frame, SIGNATURE, "signature");
        String redacted = member(frame, REDACTED, "redactedContent");
        boolean placeholder = piece.equals(PLACEHOLDER) && !(signature.isEmpty() && redacted.isEmpty());
        if (!piece.isEmpty() && !placeholder) {
            turn.reasoning(piece);
        }
        if (!signature.isEmpty()) {
            turn.signature(signature);
        }
        if (!redacted.isEmpty()) {
            turn.redacted(redacted);
        }
    }

    private void toolUse(Frame frame) {
        // A stop that is there is no string, so only frames without one take the quick way.
        boolean quick = outcome(frame, TOOL_STOP) == FlatJson.Outcome.ABSENT
                && outcome(frame, TOOL_INPUT) != FlatJson.Outcome.NOT_SIMPLE;
        if (quick) {
            String input = flat.text();
            turn.toolFragment(member(frame, TOOL_ID, "toolUseId"), member(frame, TOOL_NAME, "name"), input, false);
            return;
        }
        JsonObject event = EventPayload.object(frame);
        turn.toolFragment(
                EventPayload.text(event, "toolUseId"),
                EventPayload.text(event, "name"),
                EventPayload.textOrObject(event, "input"),
                EventPayload.flag(event, "stop"));
    }

    private void metadata(JsonObject event) {
        String word = EventPayload.text(event, "stopReason");
        ServiceStop stop = ServiceStop.of(word.isEmpty() ? EventPayload.text(event, "stop_reason") : word);
        turn.metadata(stop, event.get("tokenUsage") instanceof JsonObject usage ? usage : new JsonObject());
    }

    private UpstreamException invalidState(JsonObject event) {
        String code = ErrorBody.code(EventPayload.text(event, "reason"));
        String reason = code.isEmpty() ? "invalid_state" : code;
        return new UpstreamException(FailureClassifier.inAnswer(Kind.BROKEN, reason, requestId));
    }

    private FlatJson.Outcome outcome(Frame frame, byte[] name) {
        return flat.read(frame.buffer(), frame.payloadOffset(), frame.payloadLength(), name);
    }

    private String member(Frame frame, byte[] name, String text) {
        return switch (outcome(frame, name)) {
            case FOUND -> flat.text();
            case ABSENT -> "";
            case NOT_SIMPLE -> EventPayload.text(EventPayload.object(frame), text);
        };
    }
}
