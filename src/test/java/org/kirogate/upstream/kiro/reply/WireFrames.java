package org.kirogate.upstream.kiro.reply;

import java.io.ByteArrayOutputStream;
import org.kirogate.simulator.stream.Frame;
import org.kirogate.simulator.stream.FrameEncoder;

/** Short ways to the simulator's encoder. */
final class WireFrames {
    private WireFrames() {}

    static byte[] event(String type, String json) {
        return FrameEncoder.encode(new Frame(Frame.Kind.EVENT, type, json, Frame.Corrupt.NOTHING, -1, 0));
    }

    static byte[] text(String content) {
        return event("assistantResponseEvent", "{\"content\":" + quoted(content) + "}");
    }

    static byte[] exception(String type, String json) {
        return FrameEncoder.encode(new Frame(Frame.Kind.EXCEPTION, type, json, Frame.Corrupt.NOTHING, -1, 0));
    }

    static byte[] error(String code, String message) {
        return FrameEncoder.encode(Frame.error(code, message));
    }

    /** The three frames that end a good answer. */
    static byte[] tail(String stopReason) {
        return join(
                event("metadataEvent", "{\"stopReason\":\"" + stopReason + "\"}"),
                event("contextUsageEvent", "{\"contextUsagePercentage\":1.25}"),
                event("meteringEvent", "{\"unit\":\"credit\",\"unitPlural\":\"credits\",\"usage\":0.0417}"));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** A JSON string in ASCII, so that half a surrogate pair survives the way. */
    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c < 0x20 || c > 0x7e || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
