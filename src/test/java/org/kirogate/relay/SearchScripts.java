package org.kirogate.relay;

import java.time.Duration;
import java.util.List;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.token.ScriptedStream;

/** What tests of answers with searches share. */
final class SearchScripts {
    static final Duration STEP = Duration.ofSeconds(1);
    static final SearchHit HIT = new SearchHit("Rivers", "https://example.com/rivers", "All about them.", 5);

    private SearchScripts() {}

    static SearchOffer offer(int maxUses) {
        return new SearchOffer(maxUses, List.of(), List.of());
    }

    static ReplyEvent.ToolCall call(String tool, String input) {
        return new ReplyEvent.ToolCall("t-" + tool, tool, input);
    }

    static ReplyEvent.ToolCall search(String query) {
        return call("web_search", "{\"query\":\"" + query + "\"}");
    }

    static ScriptedStream searches(String... queries) {
        ScriptedStream stream = new ScriptedStream().text("Let me look.");
        for (String query : queries) {
            stream.events(search(query));
        }
        return stream.end(StopReason.TOOL_USE);
    }

    static List<Part.WebSearch> searched(Reply reply) {
        return reply.parts().stream().filter(Part.WebSearch.class::isInstance).map(Part.WebSearch.class::cast).toList();
    }

    static List<String> errors(Reply reply) {
        return searched(reply).stream().map(Part.WebSearch::error).toList();
    }
}
