package org.kirogate.simulator.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.kirogate.simulator.call.SimJson;
import org.kirogate.simulator.stream.Ending;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.Reply;

/** Reads the {@code response} of fixtures and posted turns (Kiro protocol, section 11). */
final class ReplyJson {

    private static final int TEN_MINUTES = 600_000;

    private ReplyJson() {
    }

    static Reply read(JsonObject response) {
        Map<String, String> headers = new LinkedHashMap<>();
        SimJson.member(response, "headers").entrySet()
                .forEach(header -> headers.put(header.getKey(), header.getValue().getAsString()));
        int status = (int) SimJson.number(response, "status", 200);
        String kind = SimJson.string(response, "kind");
        Ending ending = ending(SimJson.string(response, "end"));
        int hangMs = (int) SimJson.number(response, "hangMs", TEN_MINUTES);
        return switch (kind) {
            case "eventstream", "" -> {
                headers.putIfAbsent("content-type", Reply.EVENT_STREAM);
                yield new Reply(true, status, headers, allFrames(response), "", ending, hangMs);
            }
            case "json" -> {
                headers.putIfAbsent("content-type", "application/json");
                String body = SimJson.member(response, "body").toString();
                yield new Reply(false, status, headers, List.of(), body, ending, hangMs);
            }
            case "text" -> new Reply(false, status, headers, List.of(), SimJson.string(response, "body"), ending,
                    hangMs);
            default -> throw new IllegalArgumentException(
                    "Response kind \"" + kind + "\"; eventstream, json and text are allowed");
        };
    }

    private static Ending ending(String name) {
        try {
            return name.isEmpty() ? Ending.EOF : Ending.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("Ending \"" + name + "\"; eof, cut, reset and hang are allowed",
                    unknown);
        }
    }

    /** The frames written down, or those of the short form {@code text, thinking, toolCalls, stopReason, truncate}. */
    private static List<Frame> allFrames(JsonObject response) {
        List<Frame> frames = new ArrayList<>();
        JsonArray written = SimJson.array(response, "frames");
        for (JsonElement step : written) {
            frames.add(frame(SimJson.asObject(step)));
        }
        if (!response.has("frames")) {
            ShortForm.frames(response, frames);
        }
        return frames;
    }

    static Frame frame(JsonObject step) {
        Frame frame = bare(step);
        String corrupt = SimJson.string(step, "corrupt");
        if (corrupt.equals("messageCrc")) {
            frame = frame.corrupted(Frame.Corrupt.MESSAGE_CRC);
        } else if (corrupt.equals("preludeCrc")) {
            frame = frame.corrupted(Frame.Corrupt.PRELUDE_CRC);
        } else if (!corrupt.isEmpty()) {
            throw new IllegalArgumentException("corrupt \"" + corrupt + "\"; messageCrc and preludeCrc are allowed");
        }
        frame = step.has("keepBytes") ? frame.cutAfter((int) SimJson.number(step, "keepBytes", -1)) : frame;
        return step.has("delayMs") ? frame.after(SimJson.number(step, "delayMs", 0)) : frame;
    }

    private static Frame bare(JsonObject step) {
        if (step.has("event")) {
            return Frame.event(SimJson.string(step, "event"), SimJson.member(step, "payload"));
        }
        if (step.has("exception")) {
            return Frame.exception(SimJson.string(step, "exception"), SimJson.member(step, "payload"));
        }
        if (step.has("errorCode")) {
            return Frame.error(SimJson.string(step, "errorCode"), SimJson.string(step, "errorMessage"));
        }
        if (step.has("rawHex")) {
            return Frame.raw(SimJson.string(step, "rawHex"));
        }
        if (step.has("pauseMs")) {
            return Frame.pause(SimJson.number(step, "pauseMs", 0));
        }
        throw new IllegalArgumentException("A frame needs event, exception, errorCode, rawHex or pauseMs; it has "
                + step.keySet());
    }
}
