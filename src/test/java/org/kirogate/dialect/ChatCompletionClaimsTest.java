package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** What clients of chat completions need of requests, answers and streams, one need a test. */
class ChatCompletionClaimsTest {
    private static final String TEXT = "Grüße 世界 👋🏽 שלום مرحبا \u200f\t\"\\\n";
    private static final String USAGE = "'stream':true,'stream_options':{'include_usage':true}";

    private final Dialect dialect = new OpenAiDialect();
    private final Rendered plain = new Rendered(dialect, "");

    @Test
    void wholeAnswerHasIdObjectWholeSecondsModelAndOneChoice() {
        JsonObject answer = plain.whole(List.of(text("x")));
        assertTrue(answer.get("id").getAsString().matches("chatcmpl-[A-Za-z0-9]+"));
        assertEquals("chat.completion", answer.get("object").getAsString());
        assertEquals("1760000000", answer.get("created").toString());
        assertEquals("claude-x", answer.get("model").getAsString());
        assertEquals(1, answer.getAsJsonArray("choices").size());
        assertEquals("0", answer.getAsJsonArray("choices").get(0).getAsJsonObject().get("index").toString());
    }

    @Test
    void usageIsIntegersAndTheTotalIsTheirSum() {
        JsonObject usage = plain.whole(List.of(text("x"))).getAsJsonObject("usage");
        assertEquals("13", usage.get("prompt_tokens").toString());
        assertEquals("7", usage.get("completion_tokens").toString());
        assertEquals("20", usage.get("total_tokens").toString());
    }

    @Test
    void textIsTheSameToTheLastCharacter() {
        assertEquals(TEXT, message(List.of(text(TEXT))).get("content").getAsString());
        List<ReplyEvent> pieces = TEXT.codePoints().mapToObj(point -> text(Character.toString(point))).toList();
        assertEquals(TEXT, joined(plain.data(pieces), "content"));
    }

    @Test
    void toolCallsMemberIsThereOnlyWithACall() {
        assertFalse(message(List.of(text("x"))).has("tool_calls"));
        assertFalse(message(List.of()).has("tool_calls"));
        assertEquals(1, message(List.of(call("{}"))).getAsJsonArray("tool_calls").size());
    }

    @Test
    void systemAndDeveloperMessagesStayInOrder() {
        List<Message> messages = chat("'messages':[{'role':'system','content':'a'},{'role':'developer','content':'b'},"
                + "{'role':'user','content':'c'},{'role':'system','content':'d'}]").messages();
        assertEquals(List.of(Message.text(Message.Role.SYSTEM, "a"), Message.text(Message.Role.SYSTEM, "b"),
                Message.text(Message.Role.USER, "c"), Message.text(Message.Role.SYSTEM, "d")), messages);
    }

    @Test
    void contentIsReadAsAStringAndAsParts() {
        Message text = Message.text(Message.Role.USER, "a");
        assertEquals(List.of(text), chat("'messages':[{'role':'user','content':'a'}]").messages());
        assertEquals(List.of(text),
                chat("'messages':[{'role':'user','content':[{'type':'text','text':'a'}]}]").messages());
    }

    @Test
    void reasoningStandsOnlyInItsOwnMember() {
        List<ReplyEvent> events = List.of(new ReplyEvent.ReasoningDelta("thought"), text("said"));
        assertEquals("said", message(events).get("content").getAsString());
        assertEquals("thought", message(events).get("reasoning_content").getAsString());
        assertEquals("said", joined(plain.data(events), "content"));
        assertEquals("thought", joined(plain.data(events), "reasoning_content"));
    }

    @Test
    void reasoningOfAnEarlierAnswerIsRead() {
        List<Part> parts = chat("'messages':[{'role':'assistant','content':'said','reasoning_content':'thought'}]")
                .messages().get(0).parts();
        assertEquals(List.of(new Part.Reasoning("thought", ""), new Part.Text("said")), parts);
    }

    @Test
    void emptyAndAbsentContentOfAnAssistantAreAccepted() {
        for (String content : List.of("'content':''", "'content':null", "'content':[]", "'refusal':null")) {
            List<Message> messages = chat("'messages':[{'role':'assistant'," + content + "},"
                    + "{'role':'user','content':''}]").messages();
            assertEquals(List.of(), messages.get(0).parts(), content);
            assertEquals(List.of(), messages.get(1).parts(), content);
        }
    }

    @Test
    void resultOfAnUnknownCallIsABadRequest() {
        GatewayException refusal = assertThrows(GatewayException.class,
                () -> chat("'messages':[{'role':'tool','tool_call_id':'call_9','content':'x'}]"));
        assertEquals(Fault.INVALID_REQUEST, refusal.fault());
        assertEquals("messages[0].tool_call_id", refusal.param());
    }

    @Test
    void manyToolsWithLongNamesAreAccepted() {
        StringBuilder tools = new StringBuilder();
        for (int i = 0; i < 128; i++) {
            String name = ("mcp__server-" + i + "_").concat("x".repeat(64)).substring(0, 64);
            tools.append(i == 0 ? "" : ",").append("{'type':'function','function':{'name':'" + name + "'}}");
        }
        ChatRequest chat = chat("'tools':[" + tools + "]");
        assertEquals(128, chat.tools().size());
        assertTrue(chat.tools().stream().allMatch(tool -> tool.name().length() == 64));
    }

    @Test
    void anyToolSchemaIsAccepted() {
        String schema = "{'$schema':'http://json-schema.org/draft-07/schema#','$defs':{'n':{'type':'string'}},"
                + "'anyOf':[{'$ref':'#/$defs/n'},{'type':'null'}],'additionalProperties':false}";
        for (String each : List.of(schema, "{}", "{'type':'object'}", "{'type':'object','properties':{}}")) {
            ChatRequest chat = chat("'tools':[{'type':'function','function':{'name':'f','parameters':" + each + "}}]");
            assertEquals(Bodies.json(each), chat.tools().get(0).schema());
        }
        assertEquals("object", chat("'tools':[{'type':'function','function':{'name':'f'}}]").tools().get(0).schema()
                .get("type").getAsString());
    }

    @Test
    void streamHasDataLinesOnlyAndEndsWithDone() {
        for (String line : stream(mixed()).split("\n", -1)) {
            assertTrue(line.isEmpty() || line.startsWith("data: "), line);
        }
        assertTrue(stream(mixed()).endsWith("}\n\ndata: [DONE]\n\n"));
    }

    @Test
    void allChunksHaveOneIdTimeAndModel() {
        Set<String> heads = plain.data(mixed()).stream()
                .map(chunk -> chunk.get("id") + " " + chunk.get("object") + " " + chunk.get("created") + " "
                        + chunk.get("model"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("\"chatcmpl-abc\" \"chat.completion.chunk\" 1760000000 \"claude-x\""), heads);
    }

    @Test
    void roleComesInTheFirstDeltaAndNowhereElse() {
        List<JsonObject> chunks = plain.data(mixed());
        assertEquals("{\"role\":\"assistant\",\"content\":\"\"}", delta(chunks.get(0)).toString());
        assertTrue(chunks.stream().skip(1).noneMatch(chunk -> delta(chunk).has("role")));
    }

    @Test
    void eachChunkHasOneChoiceWithIndexAndDelta() {
        for (JsonObject chunk : plain.data(mixed())) {
            JsonArray choices = chunk.getAsJsonArray("choices");
            assertEquals(1, choices.size());
            assertEquals("0", choices.get(0).getAsJsonObject().get("index").toString());
            assertTrue(choices.get(0).getAsJsonObject().get("delta").isJsonObject());
        }
    }

    @Test
    void finishReasonComesOnceInTheLastChunk() {
        List<JsonObject> chunks = plain.data(mixed());
        for (JsonObject chunk : chunks) {
            JsonElement reason = choice(chunk).get("finish_reason");
            assertEquals(chunk == chunks.get(chunks.size() - 1), !reason.isJsonNull());
        }
    }

    @Test
    void usageChunkComesLastWithoutChoicesOnlyWhenAskedFor() {
        assertTrue(plain.data(mixed()).stream().noneMatch(chunk -> chunk.has("usage")));
        List<JsonObject> chunks = new Rendered(dialect, USAGE).data(mixed());
        JsonObject last = chunks.get(chunks.size() - 1);
        assertEquals(new JsonArray(), last.get("choices"));
        assertEquals(20, last.getAsJsonObject("usage").get("total_tokens").getAsInt());
        assertTrue(chunks.subList(0, chunks.size() - 1).stream().allMatch(chunk -> chunk.get("usage").isJsonNull()));
    }

    @Test
    void toolFragmentsHaveIdTypeAndNameFirstThenArgumentsOnlyAndAreNeverMixed() {
        String input = "{\"x\":\"" + "世👋".repeat(3000) + "\"}";
        List<JsonObject> fragments = new ArrayList<>();
        for (JsonObject chunk : plain.data(List.of(call(input), call("{}"), text("x"), call(input)))) {
            JsonElement calls = delta(chunk).get("tool_calls");
            if (calls != null) {
                assertEquals(1, calls.getAsJsonArray().size());
                fragments.add(calls.getAsJsonArray().get(0).getAsJsonObject());
            }
        }
        int index = -1;
        List<StringBuilder> inputs = new ArrayList<>();
        for (JsonObject fragment : fragments) {
            JsonObject function = fragment.getAsJsonObject("function");
            if (fragment.get("index").getAsInt() != index) {
                assertEquals(++index, fragment.get("index").getAsInt());
                assertEquals(List.of("index", "id", "type", "function"), List.copyOf(fragment.keySet()));
                assertEquals("{\"name\":\"f\",\"arguments\":\"\"}", function.toString());
                inputs.add(new StringBuilder());
            } else {
                assertEquals(List.of("index", "function"), List.copyOf(fragment.keySet()));
                assertEquals(Set.of("arguments"), function.keySet());
                inputs.get(index).append(function.get("arguments").getAsString());
            }
        }
        assertEquals(List.of(input, "{}", input), inputs.stream().map(StringBuilder::toString).toList());
        inputs.forEach(each -> assertTrue(JsonParser.parseString(each.toString()).isJsonObject()));
    }

    private String stream(List<ReplyEvent> events) {
        return plain.stream(events);
    }

    private static List<ReplyEvent> mixed() {
        return List.of(new ReplyEvent.ReasoningDelta("a\n\n"), new ReplyEvent.ReasoningSignature("c2ln"),
                text("data: b\r\n"), text("\u2028event: c"), call("{\"x\":\"\\n\"}"), call("{}"));
    }

    private static ReplyEvent text(String text) {
        return new ReplyEvent.TextDelta(text);
    }

    private static ReplyEvent call(String input) {
        return new ReplyEvent.ToolCall("call_1", "f", input);
    }

    private JsonObject message(List<ReplyEvent> events) {
        return choice(plain.whole(events)).getAsJsonObject("message");
    }

    private static JsonObject choice(JsonObject answer) {
        return answer.getAsJsonArray("choices").get(0).getAsJsonObject();
    }

    private static JsonObject delta(JsonObject chunk) {
        return choice(chunk).getAsJsonObject("delta");
    }

    private static String joined(List<JsonObject> chunks, String member) {
        return chunks.stream().map(ChatCompletionClaimsTest::delta).filter(delta -> delta.has(member))
                .map(delta -> delta.get(member).getAsString()).collect(Collectors.joining());
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE).chat();
    }
}
