package org.kirogate.dialect;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;

/** The answer to one request, whole or streamed. */
record Rendered(Dialect dialect, String members) {
    static final ReplyHead HEAD =
            new ReplyHead("abc", "req_1", "claude-x", Instant.ofEpochMilli(1_760_000_000_789L), 5);

    /** The JSON of the whole answer. */
    JsonObject whole(List<ReplyEvent> events) {
        byte[] body = asked().render(ReplyFolder.fold(ended(events), new NoMore(), Duration.ZERO), HEAD);
        return JsonParser.parseString(new String(body, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** The bytes of the stream, as text. */
    String stream(List<ReplyEvent> events) {
        Utf8Buffer out = new Utf8Buffer();
        StreamRenderer renderer = asked().stream(HEAD, out);
        renderer.start();
        ended(events).forEach(event -> event.accept(renderer));
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    /** The data of each event that has JSON for data. */
    List<JsonObject> data(List<ReplyEvent> events) {
        return SseEvent.split(stream(events)).stream()
                .filter(event -> event.data().startsWith("{"))
                .map(event -> JsonParser.parseString(event.data()).getAsJsonObject())
                .toList();
    }

    private DialectRequest asked() {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE);
    }

    private static List<ReplyEvent> ended(List<ReplyEvent> events) {
        if (!events.isEmpty() && events.get(events.size() - 1) instanceof ReplyEvent.Finished) {
            return events;
        }
        List<ReplyEvent> all = new ArrayList<>(events);
        all.add(new ReplyEvent.Finished(
                StopReason.END_TURN, "", new TokenCounts(10, 7, 2, 1, 0, TokenCounts.Source.REPORTED)));
        return all;
    }
}
