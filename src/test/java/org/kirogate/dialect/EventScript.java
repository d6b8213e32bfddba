package org.kirogate.dialect;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/**
 * An answer written down as lines, one step each; texts are JSON strings:
 *
 * <pre>
 * usage on                        how the caller asked
 * text "…"   reasoning "…"   signature "…"   redacted "…"
 * call ID NAME {json}
 * search ID {"query":"…","hits":[{"title","url","snippet","at"}]}   or with "error" in place of hits
 * ping
 * end REASON in=1 out=2 read=0 write=0 [stop "…"]
 * fail FAULT "message"
 * </pre>
 */
final class EventScript {
    private final List<String> lines;

    EventScript(String text) {
        lines = text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    boolean usage() {
        return lines.contains("usage on");
    }

    /** Whether it has a whole form: it ends well. */
    boolean endsWell() {
        return lines.stream().anyMatch(line -> line.startsWith("end "));
    }

    /** Plays all steps to the renderer. */
    void play(StreamRenderer renderer) {
        renderer.start();
        for (String line : lines) {
            if (line.equals("ping")) {
                renderer.ping();
            } else if (line.startsWith("fail ")) {
                String[] words = line.split(" ", 3);
                renderer.fail(new GatewayException(Fault.valueOf(words[1]), string(words[2])));
            } else if (!line.endsWith(" on")) {
                event(line).accept(renderer);
            }
        }
    }

    /** The whole answer. */
    Reply reply() {
        List<ReplyEvent> events = new ArrayList<>();
        lines.stream()
                .filter(line -> !line.endsWith(" on") && !line.equals("ping"))
                .forEach(line -> events.add(event(line)));
        return ReplyFolder.fold(events, new NoMore(), Duration.ZERO);
    }

    private static ReplyEvent event(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "text" -> new ReplyEvent.TextDelta(string(words[1]));
            case "reasoning" -> new ReplyEvent.ReasoningDelta(string(words[1]));
            case "signature" -> new ReplyEvent.ReasoningSignature(string(words[1]));
            case "redacted" -> new ReplyEvent.RedactedReasoning(string(words[1]));
            case "call" -> {
                String[] call = words[1].split(" ", 3);
                yield new ReplyEvent.ToolCall(call[0], call[1], call[2]);
            }
            case "search" -> search(words[1].split(" ", 2));
            case "end" -> end(words[1]);
            default -> throw new IllegalArgumentException("unknown step: " + line);
        };
    }

    private static ReplyEvent search(String[] words) {
        JsonObject search = JsonParser.parseString(words[1]).getAsJsonObject();
        String query = search.get("query").getAsString();
        if (search.has("error")) {
            return new ReplyEvent.WebSearch(
                    new Part.WebSearch(words[0], query, List.of(), search.get("error").getAsString()));
        }
        List<SearchHit> hits = new ArrayList<>();
        for (JsonElement element : search.getAsJsonArray("hits")) {
            JsonObject hit = element.getAsJsonObject();
            hits.add(new SearchHit(hit.get("title").getAsString(), hit.get("url").getAsString(),
                    hit.get("snippet").getAsString(), hit.get("at").getAsLong()));
        }
        return new ReplyEvent.WebSearch(new Part.WebSearch(words[0], query, hits, ""));
    }

    private static ReplyEvent end(String rest) {
        String[] words = rest.split(" ", 7);
        TokenCounts counts = new TokenCounts(
                figure(words[1]), figure(words[2]), figure(words[3]), figure(words[4]), 0, TokenCounts.Source.REPORTED);
        return new ReplyEvent.Finished(
                StopReason.valueOf(words[0]), words.length > 6 ? string(words[6]) : "", counts);
    }

    private static long figure(String word) {
        return Long.parseLong(word.substring(word.indexOf('=') + 1));
    }

    private static String string(String json) {
        return JsonParser.parseString(json).getAsString();
    }
}
