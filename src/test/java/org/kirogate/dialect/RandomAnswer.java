package org.kirogate.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;

/** Answers that no one would think of: any events in any order, with texts that try to break lines and strings. */
final class RandomAnswer {
    private static final String[] PIECES = {
        "word ", "世界", "👋", "\n\n", "\r", "data: [DONE]", "event: error\n", "\u2028", "\"", "\\",
        "\\u0000", "\u0000", "{}", "</a>", "\ud83d"
    };

    private final Random random;

    RandomAnswer(long seed) {
        random = new Random(seed);
    }

    /** Up to a dozen events and the end. */
    List<ReplyEvent> events() {
        List<ReplyEvent> events = new ArrayList<>();
        for (int i = random.nextInt(12); i > 0; i--) {
            events.add(event(i));
        }
        StopReason reason = StopReason.values()[random.nextInt(StopReason.values().length)];
        String stop = reason == StopReason.STOP_SEQUENCE ? text() : "";
        events.add(new ReplyEvent.Finished(
                reason, stop, new TokenCounts(random.nextInt(99), 99, 3, 4, 0, TokenCounts.Source.REPORTED)));
        return events;
    }

    private ReplyEvent event(int number) {
        return switch (random.nextInt(7)) {
            case 0, 1 -> new ReplyEvent.TextDelta(text());
            case 2 -> new ReplyEvent.ReasoningDelta(text());
            case 3 -> new ReplyEvent.ReasoningSignature(random.nextBoolean() ? "c2ln" : "");
            case 4 -> new ReplyEvent.RedactedReasoning("b3BhcXVl");
            case 5 -> new ReplyEvent.WebSearch(search(number));
            default -> new ReplyEvent.ToolCall("tooluse_" + number, "tool-" + number, input());
        };
    }

    private Part.WebSearch search(int number) {
        String id = "a1B2" + number;
        if (random.nextInt(3) == 0) {
            return new Part.WebSearch(id, text(), List.of(), "unavailable");
        }
        List<SearchHit> hits = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            hits.add(new SearchHit(text(), "https://example.org/" + i, text(), random.nextInt(2) * 1_760_000_000_000L));
        }
        return new Part.WebSearch(id, text(), hits, "");
    }

    private String input() {
        String long1 = "a".repeat(random.nextInt(5000)) + "👋".repeat(random.nextInt(3000));
        return random.nextBoolean() ? "{}" : "{\"x\":\"" + long1 + "\",\"y\":[1,null,\"\\\"\\n\"]}";
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
