package org.kirogate.simulator.stream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

/** The frames of a normal answer (Kiro protocol, sections 4.3 and 4.4). */
public final class Events {

    /** Code points in a piece of text. */
    public static final int PIECE = 12;

    private Events() {
    }

    /** Text as deltas of about {@link #PIECE} code points; characters are never cut. */
    public static List<Frame> text(String text, String modelId) {
        List<Frame> frames = new ArrayList<>();
        for (String piece : pieces(text)) {
            JsonObject payload = new JsonObject();
            payload.addProperty("content", piece);
            payload.addProperty("modelId", modelId);
            frames.add(Frame.event("assistantResponseEvent", payload));
        }
        return frames;
    }

    /** Reasoning as deltas; a signature is {@link #signature}. */
    public static List<Frame> reasoning(String text) {
        List<Frame> frames = new ArrayList<>();
        for (String piece : pieces(text)) {
            frames.add(reasoningMember("text", piece));
        }
        return frames;
    }

    /** The frame that ends readable reasoning. */
    public static Frame signature(String signature) {
        return reasoningMember("signature", signature);
    }

    /** Reasoning nobody can read; base64. */
    public static Frame redacted(String base64) {
        return reasoningMember("redactedContent", base64);
    }

    private static Frame reasoningMember(String name, String value) {
        JsonObject payload = new JsonObject();
        payload.addProperty(name, value);
        return Frame.event("reasoningContentEvent", payload);
    }

    /** One tool call: a frame without input, the input in pieces, the stop. */
    public static List<Frame> toolCall(String id, String name, String inputJson) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Frame.event("toolUseEvent", toolUse(id, name)));
        for (String piece : pieces(inputJson)) {
            JsonObject payload = toolUse(id, name);
            payload.addProperty("input", piece);
            frames.add(Frame.event("toolUseEvent", payload));
        }
        JsonObject stop = toolUse(id, name);
        stop.addProperty("stop", true);
        frames.add(Frame.event("toolUseEvent", stop));
        return frames;
    }

    /** A call without arguments as the service sometimes sends it: one frame, no stop (fixture 07). */
    public static Frame toolCallWithoutStop(String id, String name) {
        JsonObject payload = toolUse(id, name);
        payload.addProperty("input", "");
        return Frame.event("toolUseEvent", payload);
    }

    private static JsonObject toolUse(String id, String name) {
        JsonObject payload = new JsonObject();
        payload.addProperty("toolUseId", id);
        payload.addProperty("name", name);
        return payload;
    }

    /**
     * The three frames a complete answer ends with.
     *
     * @param percentage of the context window, 0-100
     * @param credits    price of the call
     */
    public static List<Frame> tail(String stopReason, double percentage, double credits) {
        JsonObject metadata = new JsonObject();
        metadata.addProperty("stopReason", stopReason);
        JsonObject usage = new JsonObject();
        usage.addProperty("contextUsagePercentage", rounded(percentage));
        JsonObject metering = new JsonObject();
        metering.addProperty("unit", "credit");
        metering.addProperty("unitPlural", "credits");
        metering.addProperty("usage", rounded(credits));
        return List.of(Frame.event("metadataEvent", metadata), Frame.event("contextUsageEvent", usage),
                Frame.event("meteringEvent", metering));
    }

    // Plain digits, never an exponent, as the service writes them.
    private static BigDecimal rounded(double value) {
        return new BigDecimal(BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).toPlainString());
    }

    /** Cuts a text into pieces of {@link #PIECE} code points, the last may be shorter; none of an empty text. */
    public static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>(text.length() / PIECE + 1);
        int from = 0;
        while (from < text.length()) {
            int left = text.codePointCount(from, text.length());
            int to = text.offsetByCodePoints(from, Math.min(PIECE, left));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
