package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class StreamGrammarTest {
    private static final int ANSWERS = 1500;
    private static final ReplyHead HEAD = new ReplyHead("abc", "req_1", "a\"model\n", Instant.EPOCH, 5);

    private final Dialect anthropic = new AnthropicDialect();
    private final Dialect openAi = new OpenAiDialect();
    private final Dialect responses = new ResponsesDialect();

    @Test
    void anyMessagesStreamObeysTheGrammarAndSaysWhatTheWholeAnswerSays() {
        for (int seed = 0; seed < ANSWERS; seed++) {
            List<ReplyEvent> events = new RandomAnswer(seed).events();

            FoldedAnswer folded = AnthropicGrammar.fold(stream(anthropic, true, events));

            JsonObject whole = whole(anthropic, events);
            assertEquals(messageBlocks(whole), folded.blocks(), "seed " + seed);
            assertEquals(whole.get("stop_reason").getAsString(), folded.ending());
            JsonObject usage = whole.getAsJsonObject("usage");
            usage.remove("service_tier");
            assertEquals(usage, folded.usage());
        }
    }

    @Test
    void anyChunkStreamObeysTheGrammarAndSaysWhatTheWholeAnswerSays() {
        for (int seed = 0; seed < ANSWERS; seed++) {
            List<ReplyEvent> events = new RandomAnswer(seed).events();
            boolean usage = seed % 2 == 0;

            FoldedAnswer folded = OpenAiGrammar.fold(stream(openAi, usage, events), usage);

            JsonObject whole = whole(openAi, events);
            JsonObject choice = whole.getAsJsonArray("choices").get(0).getAsJsonObject();
            JsonObject message = choice.getAsJsonObject("message");
            assertEquals(choice.get("finish_reason").getAsString(), folded.ending());
            assertEquals(text(message, "content"), joined(folded, "text:"), "seed " + seed);
            assertEquals(text(message, "reasoning_content"), joined(folded, "thinking:"));
            assertEquals(calls(message), joined(folded, "call:"));
        }
    }

    @Test
    void anyResponseStreamObeysTheGrammarAndEndsWithTheWholeAnswer() {
        for (int seed = 0; seed < ANSWERS; seed++) {
            List<ReplyEvent> events = new RandomAnswer(seed).events();
            DialectRequest asked = responses.readRequest(asked(seed), RequestHints.NONE);

            FoldedAnswer folded = ResponsesGrammar.fold(stream(asked, events));

            JsonObject whole = whole(asked, events);
            assertEquals(ResponsesGrammar.blocks(whole), folded.blocks(), "seed " + seed);
            assertEquals(text(whole, "status"), folded.ending());
            assertEquals(whole.getAsJsonObject("usage"), folded.usage());
        }
    }

    @Test
    void aFailureAnywhereEndsTheStream() {
        GatewayException failure = new GatewayException(Fault.UPSTREAM_FAILED, "It broke\noff.");
        for (int seed = 0; seed < ANSWERS; seed++) {
            List<ReplyEvent> events = new RandomAnswer(seed).events();
            List<ReplyEvent> cut = events.subList(0, seed % events.size());
            for (Dialect dialect : List.of(anthropic, openAi, responses)) {
                Utf8Buffer out = new Utf8Buffer();
                StreamRenderer renderer = WireCases.asked(dialect, true).stream(HEAD, out);
                renderer.start();
                cut.forEach(event -> event.accept(renderer));
                renderer.fail(failure);

                String stream = new String(out.toByteArray(), StandardCharsets.UTF_8);

                FoldedAnswer folded = Grammars.fold(dialect, stream, true);
                assertTrue(folded.failed());
                assertEquals("It broke\noff.", text(folded.error(), "message"));
                assertFalse(stream.endsWith("data: [DONE]\n\n"));
            }
        }
    }

    /** Renders with both signs of life between all events. */
    private static String stream(Dialect dialect, boolean usage, List<ReplyEvent> events) {
        return stream(WireCases.asked(dialect, usage), events);
    }

    private static String stream(DialectRequest asked, List<ReplyEvent> events) {
        Utf8Buffer out = new Utf8Buffer();
        StreamRenderer renderer = asked.stream(HEAD, out);
        renderer.start();
        for (ReplyEvent event : events) {
            renderer.ping();
            renderer.nudge();
            event.accept(renderer);
        }
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    private static JsonObject whole(Dialect dialect, List<ReplyEvent> events) {
        return whole(WireCases.asked(dialect, false), events);
    }

    private static JsonObject whole(DialectRequest asked, List<ReplyEvent> events) {
        byte[] bytes = asked.render(ReplyFolder.fold(events, new NoMore(), Duration.ZERO), HEAD);
        return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
    }

    /** Requests that want more or less in the answer, some with tools that are called in another way. */
    private static JsonObject asked(int seed) {
        String include = seed % 2 == 0 ? "'reasoning.encrypted_content'" : "'web_search_call.action.sources'";
        String tool = seed % 3 == 0 ? "'custom'" : "'function'";
        StringBuilder tools = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            tools.append(i == 0 ? "" : ",").append("{'type':").append(tool).append(",'name':'tool-").append(i).append("'}");
        }
        return JsonParser.parseString("{'model':'m','input':'x','include':[" + include + "],'tools':[" + tools + "]}")
                .getAsJsonObject();
    }

    private static List<String> messageBlocks(JsonObject whole) {
        List<String> blocks = new ArrayList<>();
        for (JsonElement element : whole.getAsJsonArray("content")) {
            JsonObject block = element.getAsJsonObject();
            switch (text(block, "type")) {
                case "text" -> blocks.add("text:" + text(block, "text"));
                case "thinking" -> {
                    blocks.add("thinking:" + text(block, "thinking"));
                    blocks.add("signature:" + text(block, "signature"));
                }
                case "redacted_thinking" -> blocks.add("redacted:" + text(block, "data"));
                case "server_tool_use" -> blocks.add(
                        "search:" + text(block, "id") + " " + text(block, "name") + " " + block.get("input"));
                case "web_search_tool_result" -> blocks.add("found:" + block.get("content"));
                default -> blocks.add(
                        "call:" + text(block, "id") + " " + text(block, "name") + " " + block.get("input"));
            }
        }
        return blocks;
    }

    private static String calls(JsonObject message) {
        StringBuilder calls = new StringBuilder();
        JsonArray list = message.has("tool_calls") ? message.getAsJsonArray("tool_calls") : new JsonArray();
        for (JsonElement element : list) {
            JsonObject function = element.getAsJsonObject().getAsJsonObject("function");
            calls.append(text(element.getAsJsonObject(), "id")).append(' ').append(text(function, "name")).append(' ');
            calls.append(JsonParser.parseString(text(function, "arguments")));
        }
        return calls.toString();
    }

    private static String joined(FoldedAnswer answer, String kind) {
        StringBuilder all = new StringBuilder();
        for (String block : answer.blocks()) {
            if (block.startsWith(kind)) {
                all.append(block.substring(kind.length()));
            }
        }
        return all.toString();
    }

    private static String text(JsonObject object, String name) {
        JsonElement element = object.get(name);
        return element == null || element.isJsonNull() ? "" : element.getAsString();
    }
}
