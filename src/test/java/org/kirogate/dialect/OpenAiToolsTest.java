package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.ToolChoice;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Tools in all their forms, offered and called. */
class OpenAiToolsTest {
    private static final String FUNCTION = "'tools':[{'type':'function','function':{'name':'f'}}]";
    private static final String CUSTOM = "'tools':[{'type':'custom','custom':{'name':'f'}}]";
    private static final String OLD = "'functions':[{'name':'f'}]";

    private final Dialect dialect = new OpenAiDialect();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "END_TURN | 0 | stop | stop", "END_TURN | 1 | tool_calls | function_call",
        "TOOL_USE | 0 | stop | stop", "TOOL_USE | 1 | tool_calls | function_call",
        "TOOL_USE | 2 | tool_calls | function_call", "STOP_SEQUENCE | 0 | stop | stop",
        "STOP_SEQUENCE | 1 | tool_calls | function_call", "PAUSE_TURN | 0 | stop | stop",
        "MAX_TOKENS | 0 | length | length", "MAX_TOKENS | 1 | length | length",
        "CONTEXT_WINDOW_EXCEEDED | 0 | length | length", "CONTEXT_WINDOW_EXCEEDED | 1 | length | length",
        "REFUSAL | 0 | content_filter | content_filter", "REFUSAL | 1 | content_filter | content_filter"
    })
    void finishReasonIsRightInEveryCase(StopReason reason, int calls, String expected, String inTheOldForm) {
        List<ReplyEvent> events = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            events.add(new ReplyEvent.ToolCall("call_" + i, "f", "{}"));
        }
        events.add(new ReplyEvent.Finished(reason, reason == StopReason.STOP_SEQUENCE ? "END" : "", TokenCounts.ZERO));
        assertEquals(expected, choice(FUNCTION, events).get("finish_reason").getAsString());
        assertEquals(expected, stream(FUNCTION, events).ending());
        assertEquals(inTheOldForm, choice(OLD, events).get("finish_reason").getAsString());
        assertEquals(inTheOldForm, stream(OLD, events).ending());
    }

    @Test
    void oldFunctionsAreOfferedAndCalledInTheOldForm() {
        ChatRequest chat = chat(OLD);
        assertEquals(List.of("f"), chat.tools().stream().map(ToolSpec::name).toList());
        assertEquals(new ToolChoice(ToolChoice.Mode.AUTO, "", false), chat.toolChoice());
        assertEquals(ToolChoice.Mode.NONE, chat(OLD + ",'function_call':'none'").toolChoice().mode());
        assertEquals(ToolChoice.Mode.AUTO, chat(OLD + ",'function_call':'auto'").toolChoice().mode());
        assertEquals(new ToolChoice(ToolChoice.Mode.NAMED, "f", false),
                chat(OLD + ",'function_call':{'name':'f'}").toolChoice());

        List<ReplyEvent> events = called(call("f", "{\"a\":1}"), call("f", "{\"a\":2}"));
        JsonObject message = choice(OLD, events).getAsJsonObject("message");
        assertEquals("{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":1}\"}", message.get("function_call").toString());
        assertFalse(message.has("tool_calls"));
        assertEquals(List.of("call:f {\"a\":1}"), stream(OLD, events).blocks());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'functions':[{'name':'f'}],'function_call':'often' | function_call",
        "'functions':[{'name':'f'}],'function_call':{'name':'g'} | function_call.name",
        "'functions':[{'name':'f'}],'tools':[{'type':'function','function':{'name':'f'}}] | functions",
        "'functions':[{'name':'f'},{'name':'f'}] | functions[1].name",
        "'functions':[{}] | functions[0].name",
        "'tools':[{'type':'custom','custom':{}}] | tools[0].custom.name",
        "'tools':[{'type':'custom','custom':{'name':'f'}}],'tool_choice':{'type':'custom','custom':{'name':'g'}} "
                + "| tool_choice.custom.name",
        "'tools':[{'type':'custom','custom':{'name':'f','format':{'type':'grammar'}}}] | tools[0].custom.format.grammar"
    })
    void badToolIsRefusedWithItsPath(String members, String path) {
        assertEquals(path, assertThrows(GatewayException.class, () -> chat(members)).param());
    }

    @Test
    void toolOfAnotherKindIsRefusedClearly() {
        GatewayException refusal =
                assertThrows(GatewayException.class, () -> chat("'tools':[{'type':'code_interpreter'}]"));
        assertEquals(Fault.UNSUPPORTED, refusal.fault());
        assertEquals("tools[0].type", refusal.param());
    }

    @Test
    void customToolsAreOfferedWithOneTextAndCalledWithIt() {
        ToolSpec tool = chat(CUSTOM).tools().get(0);
        assertEquals("{\"input\":{\"type\":\"string\",\"description\":\"The whole input of the tool as plain text.\"}}",
                tool.schema().get("properties").toString());
        for (String[] pair : List.of(
                new String[] {"{\"input\":\"a \\\"b\\\"\\n\"}", "a \"b\"\n"},
                new String[] {"{\"input\":\"\"}", ""},
                new String[] {"{\"input\":7}", "7"},
                new String[] {"{}", "{}"},
                new String[] {"{\"input\":{\"x\":1}}", "{\"input\":{\"x\":1}}"},
                new String[] {"{\"input\":\"a\",\"more\":1}", "{\"input\":\"a\",\"more\":1}"})) {
            List<ReplyEvent> events = called(call("f", pair[0]));
            JsonObject call = choice(CUSTOM, events).getAsJsonObject("message").getAsJsonArray("tool_calls").get(0)
                    .getAsJsonObject();
            assertEquals("custom", call.get("type").getAsString());
            assertEquals(pair[1], call.getAsJsonObject("custom").get("input").getAsString());
            assertEquals(List.of("custom:call_1 f " + pair[1]), stream(CUSTOM, events).blocks());
        }
    }

    @Test
    void customCallComesBackAsWhatItWas() {
        String messages = "'messages':[{'role':'assistant','tool_calls':[{'id':'call_1','type':'custom',"
                + "'custom':{'name':'f','input':'a b'}}]},{'role':'tool','tool_call_id':'call_1','content':'ok'}]";
        List<Part> call = chat(messages + "," + CUSTOM).messages().get(0).parts();
        assertEquals(List.of(new Part.ToolUse("call_1", "f", Bodies.json("{'input':'a b'}"))), call);
    }

    @Test
    void allowedToolsMayNameCustomTools() {
        String two = "'tools':[{'type':'custom','custom':{'name':'f'}},{'type':'function','function':{'name':'g'}}],";
        ChatRequest chat = chat(two + "'tool_choice':{'type':'allowed_tools','allowed_tools':{'mode':'required',"
                + "'tools':[{'type':'custom','custom':{'name':'f'}}]}}");
        assertEquals(List.of("f"), chat.tools().stream().map(ToolSpec::name).toList());
        assertEquals(ToolChoice.Mode.REQUIRED, chat.toolChoice().mode());
    }

    @Test
    void webSearchIsOfferedAndNoCitationIsMadeUp() {
        assertEquals(SearchOffer.NONE, chat("").search());
        assertEquals(new SearchOffer(8, List.of(), List.of()), chat("'web_search_options':{}").search());
        assertEquals(SearchOffer.NONE, chat("'web_search_options':{},'tool_choice':'none'").search());
        List<ReplyEvent> events = called(
                new ReplyEvent.WebSearch(new Part.WebSearch("a", "q", List.of(), "")), new ReplyEvent.TextDelta("So."));
        JsonObject message = choice("'web_search_options':{}", events).getAsJsonObject("message");
        assertEquals(new JsonArray(), message.get("annotations"));
        assertEquals(List.of("text:So."), stream("'web_search_options':{}", events).blocks());
        assertFalse(choice("", events).getAsJsonObject("message").has("annotations"));
    }

    @Test
    void strictArgumentsAreAskedForInVain() {
        DialectRequest request = dialect.readRequest(
                Bodies.with("'tools':[{'type':'function','function':{'name':'f','strict':true}}]"), RequestHints.NONE);
        assertEquals(List.of("ignored tools.strict"), request.repairs());
    }

    private static ReplyEvent call(String name, String input) {
        return new ReplyEvent.ToolCall("call_1", name, input);
    }

    private static List<ReplyEvent> called(ReplyEvent... events) {
        List<ReplyEvent> all = new ArrayList<>(List.of(events));
        all.add(new ReplyEvent.Finished(StopReason.TOOL_USE, "", TokenCounts.ZERO));
        return all;
    }

    private JsonObject choice(String members, List<ReplyEvent> events) {
        return new Rendered(dialect, members).whole(events).getAsJsonArray("choices").get(0).getAsJsonObject();
    }

    private FoldedAnswer stream(String members, List<ReplyEvent> events) {
        return OpenAiGrammar.fold(new Rendered(dialect, members).stream(events), false);
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE).chat();
    }
}
