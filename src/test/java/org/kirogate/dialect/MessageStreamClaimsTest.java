package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.dialect.anthropic.AnthropicDialect;

/** What clients of the Messages API need of a stream, one need a test, each over many answers. */
class MessageStreamClaimsTest {
    private static final int ANSWERS = 300;

    private final Rendered plain = new Rendered(new AnthropicDialect(), "");
    private final Rendered hidden = new Rendered(
            new AnthropicDialect(), "'thinking':{'type':'adaptive','display':'omitted'}");

    @Test
    void eventLineAndTypeAreTheSame() {
        for (String stream : streams()) {
            for (SseEvent event : SseEvent.split(stream)) {
                assertEquals(event.name(), data(event).get("type").getAsString());
            }
        }
    }

    @Test
    void streamBeginsWithMessageStartAndEndsWithDeltaAndStop() {
        for (String stream : streams()) {
            List<String> names = SseEvent.split(stream).stream().map(SseEvent::name).toList();
            assertEquals("message_start", names.get(0));
            assertEquals(List.of("message_delta", "message_stop"), names.subList(names.size() - 2, names.size()));
            assertEquals(1, names.stream().filter("message_start"::equals).count());
        }
    }

    @Test
    void usageStandsInTheStartAndInTheEnd() {
        for (List<SseEvent> events : events()) {
            JsonObject start = data(events.get(0)).getAsJsonObject("message").getAsJsonObject("usage");
            assertEquals(5, start.get("input_tokens").getAsInt());
            assertTrue(start.has("output_tokens"));
            JsonObject end = data(events.get(events.size() - 2)).getAsJsonObject("usage");
            assertEquals(99, end.get("output_tokens").getAsInt());
        }
    }

    @Test
    void blocksAreCountedFromZeroStoppedAndNeverOverlap() {
        for (List<SseEvent> events : events()) {
            int next = 0;
            boolean open = false;
            for (SseEvent event : events) {
                JsonObject data = data(event);
                if (!data.has("index")) {
                    assertFalse(open && event.name().equals("message_delta"));
                    continue;
                }
                assertEquals(next, data.get("index").getAsInt());
                assertEquals(event.name().equals("content_block_start"), !open);
                open = !event.name().equals("content_block_stop");
                next += open ? 0 : 1;
            }
        }
    }

    @Test
    void startedBlocksCarryTheirEmptyMembers() {
        Set<String> allowed = Set.of("{\"type\":\"text\",\"text\":\"\"}",
                "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}");
        for (JsonObject block : startedBlocks()) {
            switch (block.get("type").getAsString()) {
                case "text", "thinking" -> assertTrue(allowed.contains(block.toString()), block::toString);
                case "tool_use", "server_tool_use" -> assertEquals("{}", block.get("input").toString());
                default -> { }
            }
        }
    }

    @Test
    void noEventDeltaOrBlockIsOfATypeThatClientsDoNotKnow() {
        Set<String> known = Set.of("message_start", "content_block_start", "content_block_delta", "content_block_stop",
                "message_delta", "message_stop", "ping");
        Set<String> deltas = Set.of("text_delta", "thinking_delta", "signature_delta", "input_json_delta");
        Set<String> blocks = Set.of("text", "thinking", "redacted_thinking", "tool_use", "server_tool_use",
                "web_search_tool_result");
        for (List<SseEvent> events : events()) {
            for (SseEvent event : events) {
                assertTrue(known.contains(event.name()), event.name());
                if (event.name().equals("content_block_delta")) {
                    assertTrue(deltas.contains(data(event).getAsJsonObject("delta").get("type").getAsString()));
                }
            }
        }
        startedBlocks().forEach(block -> assertTrue(blocks.contains(block.get("type").getAsString())));
    }

    @Test
    void inputOfACallArrivesInDeltas() {
        String input = "{\"x\":\"" + "世👋\\n".repeat(2000) + "\"}";
        StringBuilder joined = new StringBuilder();
        for (JsonObject data : plain.data(List.of(new ReplyEvent.ToolCall("toolu_1", "f", input)))) {
            if (data.get("type").getAsString().equals("content_block_delta")) {
                joined.append(data.getAsJsonObject("delta").get("partial_json").getAsString());
            }
        }
        assertEquals(input, joined.toString());
    }

    @Test
    void signatureIsTheLastDeltaOfEveryThinkingBlock() {
        for (List<SseEvent> events : events()) {
            String block = "";
            String last = "";
            for (SseEvent event : events) {
                JsonObject data = data(event);
                switch (event.name()) {
                    case "content_block_start" ->
                            block = data.getAsJsonObject("content_block").get("type").getAsString();
                    case "content_block_delta" -> last = data.getAsJsonObject("delta").get("type").getAsString();
                    case "content_block_stop" -> assertEquals(block.equals("thinking"), last.equals("signature_delta"));
                    default -> { }
                }
                last = event.name().equals("content_block_stop") ? "" : last;
            }
        }
    }

    @Test
    void lineBreaksOfAnyKindStayInsideOneEvent() {
        String text = "a\r\nb\rc\nd\u2028e\u2029f\u0085g\ud83d";
        String stream = plain.stream(List.of(new ReplyEvent.TextDelta(text)));
        assertFalse(stream.contains("\r") || stream.contains("\u2028") || stream.contains("\u2029"));
        assertEquals(List.of("text:" + text.replace('\ud83d', '\ufffd')), AnthropicGrammar.fold(stream).blocks());
        for (String line : stream.split("\n", -1)) {
            assertTrue(line.isEmpty() || line.startsWith("event: ") || line.startsWith("data: {"), line);
        }
    }

    private List<JsonObject> startedBlocks() {
        List<JsonObject> blocks = new ArrayList<>();
        for (List<SseEvent> events : events()) {
            for (SseEvent event : events) {
                if (event.name().equals("content_block_start")) {
                    blocks.add(data(event).getAsJsonObject("content_block"));
                }
            }
        }
        return blocks;
    }

    private List<List<SseEvent>> events() {
        return streams().stream().map(SseEvent::split).toList();
    }

    private List<String> streams() {
        List<String> streams = new ArrayList<>();
        for (int seed = 0; seed < ANSWERS; seed++) {
            List<ReplyEvent> events = new RandomAnswer(seed).events();
            streams.add((seed % 3 == 0 ? hidden : plain).stream(events));
        }
        return streams;
    }

    private static JsonObject data(SseEvent event) {
        return JsonParser.parseString(event.data()).getAsJsonObject();
    }
}
