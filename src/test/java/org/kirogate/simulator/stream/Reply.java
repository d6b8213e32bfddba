package org.kirogate.simulator.stream;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonObject;

import org.kirogate.simulator.call.Dialect;
import org.kirogate.simulator.call.Refusal;

import static java.util.Objects.requireNonNull;

/**
 * One answer of the service.
 *
 * @param streamed whether frames or the body are sent
 * @param headers  names as sent
 * @param frames   empty unless streamed
 * @param body     empty when streamed
 * @param hangMs   the longest silence of {@link Ending#HANG}, real milliseconds
 */
public record Reply(boolean streamed, int status, Map<String, String> headers, List<Frame> frames, String body,
                    Ending ending, int hangMs) {

    /** The content type of event streams. */
    public static final String EVENT_STREAM = "application/vnd.amazon.eventstream";
    private static final int TEN_MINUTES = 600_000;

    public Reply {
        headers = Map.copyOf(headers);
        frames = List.copyOf(frames);
        requireNonNull(body, "body");
        requireNonNull(ending, "ending");
    }

    /** A good JSON answer. */
    public static Reply json(JsonObject body) {
        return json(200, Map.of(), body);
    }

    /** A JSON answer with that status; the content type is added to the headers. */
    public static Reply json(int status, Map<String, String> headers, JsonObject body) {
        return text(status, with(headers, "content-type", "application/json"), body.toString());
    }

    /** A whole answer with exactly these headers. */
    public static Reply text(int status, Map<String, String> headers, String body) {
        return new Reply(false, status, headers, List.of(), body, Ending.EOF, TEN_MINUTES);
    }

    /** A good event stream of these frames that ends properly. */
    public static Reply stream(List<Frame> frames) {
        return stream(frames, Ending.EOF);
    }

    /** A good event stream of these frames with that ending. */
    public static Reply stream(List<Frame> frames, Ending ending) {
        return new Reply(true, 200, Map.of("content-type", EVENT_STREAM), frames, "", ending, TEN_MINUTES);
    }

    /** The refusal as an answer in that dialect. */
    public static Reply refusal(Refusal refusal, Dialect dialect) {
        return json(refusal.status(), refusal.headers(), refusal.body(dialect));
    }

    /** The same answer with one more header. */
    public Reply withHeader(String name, String value) {
        return new Reply(streamed, status, with(headers, name, value), frames, body, ending, hangMs);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }
}
