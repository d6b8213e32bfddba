package org.kirogate.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * One event of an event stream as it stands on the wire.
 *
 * @param name the {@code event:} line's value, empty without one
 * @param data the {@code data:} line's value; empty for a comment
 * @param comment the comment's text, empty when it is none
 */
public record SseEvent(String name, String data, String comment) {

    /** Splits a stream strictly: LF only, one data line an event, a blank line behind each, nothing left over. */
    public static List<SseEvent> split(String stream) {
        if (!stream.isEmpty() && !stream.endsWith("\n\n")) {
            throw new AssertionError("the stream ends inside an event: " + tail(stream));
        }
        if (stream.indexOf('\r') >= 0) {
            throw new AssertionError("a carriage return in the stream");
        }
        List<SseEvent> events = new ArrayList<>();
        for (String block : stream.split("\n\n")) {
            if (!block.isEmpty()) {
                events.add(one(block));
            }
        }
        return events;
    }

    private static SseEvent one(String block) {
        String name = "";
        String rest = block;
        if (rest.startsWith(":")) {
            return new SseEvent("", "", rest.substring(1).strip());
        }
        if (rest.startsWith("event: ")) {
            int end = rest.indexOf('\n');
            name = rest.substring("event: ".length(), end);
            rest = rest.substring(end + 1);
        }
        if (!rest.startsWith("data: ") || rest.indexOf('\n') >= 0) {
            throw new AssertionError("not one data line: " + block);
        }
        return new SseEvent(name, rest.substring("data: ".length()), "");
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 80));
    }
}
