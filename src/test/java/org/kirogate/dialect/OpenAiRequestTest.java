package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.ToolChoice;
import org.kirogate.dialect.openai.OpenAiDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

class OpenAiRequestTest {
    private final Dialect dialect = new OpenAiDialect();

    @ParameterizedTest
    @ValueSource(strings = {"model", "messages"})
    void missingFieldIsNamed(String name) {
        JsonObject body = body("");
        body.remove(name);
        GatewayException refusal =
                assertThrows(GatewayException.class, () -> dialect.readRequest(body, RequestHints.NONE));
        assertEquals(name, refusal.param());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'temperature':2.1 | temperature", "'top_p':1.1 | top_p", "'presence_penalty':-3 | presence_penalty",
        "'frequency_penalty':3 | frequency_penalty", "'n':0 | n", "'max_tokens':0 | max_tokens",
        "'stop':['a','b','c','d','e'] | stop", "'reasoning_effort':'odd' | reasoning_effort",
        "'tool_choice':'required' | tool_choice", "'tool_choice':'odd' | tool_choice"
    })
    void valueOutOfRangeIsRefused(String member, String path) {
        assertEquals(path, assertThrows(GatewayException.class, () -> chat(member)).param());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'n':2 | n", "'logprobs':true | logprobs", "'top_logprobs':3 | top_logprobs",
        "'modalities':['text','audio'] | modalities", "'audio':{'voice':'v'} | audio"
    })
    void whatWouldBeLostInSilenceIsRefused(String member, String path) {
        GatewayException refusal = assertThrows(GatewayException.class, () -> chat(member));
        assertEquals(path, refusal.param());
        assertEquals(Fault.UNSUPPORTED, refusal.fault());
    }

    @Test
    void whatChatPagesAlwaysSendIsAcceptedWithoutANote() {
        DialectRequest request = dialect.readRequest(
                body("'temperature':1,'top_p':1,'presence_penalty':0,'frequency_penalty':0,'n':1,'logprobs':false,"
                        + "'stop':null,'tools':[],'tool_choice':'none','response_format':null,'max_tokens':null"),
                RequestHints.NONE);
        assertEquals(List.of(), request.repairs());
        assertEquals(0, request.chat().maxTokens());
    }

    @ParameterizedTest
    @CsvSource({
        "none, DISABLED, NONE", "minimal, ENABLED, LOW", "low, ENABLED, LOW", "medium, ENABLED, MEDIUM",
        "high, ENABLED, HIGH", "xhigh, ENABLED, XHIGH"
    })
    void reasoningEffortSwitchesThinking(String effort, Thinking.Mode mode, Thinking.Effort read) {
        assertEquals(new Thinking(mode, 0, read), chat("'reasoning_effort':'" + effort + "'").thinking());
    }

    @Test
    void usageIsIncludedOnlyInStreams() {
        String options = "'stream_options':{'include_usage':true}";
        assertTrue(stream("'stream':true," + options).contains("prompt_tokens"));
        assertFalse(stream(options).contains("prompt_tokens"));
        assertFalse(stream("'stream':true").contains("prompt_tokens"));
    }

    private String stream(String members) {
        Utf8Buffer out = new Utf8Buffer();
        StreamRenderer renderer = dialect.readRequest(body(members), RequestHints.NONE)
                .stream(new ReplyHead("a", "req_1", "m", Instant.EPOCH, 1), out);
        renderer.finished(new ReplyEvent.Finished(StopReason.END_TURN, "", TokenCounts.ZERO));
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void sessionIsTheHeaderElseTheCacheKeyElseTheUser() {
        String both = "'user':'u','prompt_cache_key':'k'";
        assertEquals("h", dialect.readRequest(body(both), new RequestHints("h", Materials.NONE)).chat().sessionKey());
        assertEquals("k", chat(both).sessionKey());
        assertEquals("u", chat("'user':'u'").sessionKey());
    }

    @Test
    void unansweredCallIsAccepted() {
        List<Message> messages = chat("'messages':[{'role':'assistant','tool_calls':[{'id':'c','type':'function',"
                + "'function':{'name':'f','arguments':'{}'}}]},{'role':'user','content':'stop'}]").messages();
        assertEquals(List.of(new Part.ToolUse("c", "f", new JsonObject())), messages.get(0).parts());
    }

    @Test
    void argumentsThatAreNoObjectAreKeptAsText() {
        for (String arguments : List.of("[1]", "3", "{", "1e99999999999", "text")) {
            List<Message> messages = chat("'messages':[{'role':'assistant','tool_calls':[{'id':'c','type':"
                    + "'function','function':{'name':'f','arguments':'" + arguments + "'}}]}]").messages();
            Part.ToolUse call = (Part.ToolUse) messages.get(0).parts().get(0);
            assertEquals(arguments, call.input().get("arguments").getAsString());
        }
    }

    @Test
    void toolsAreOfferedUnlessForbidden() {
        String tools = "'tools':[{'type':'function','function':{'name':'f'}}]";
        assertEquals(ToolChoice.Mode.AUTO, chat(tools).toolChoice().mode());
        assertEquals(ToolChoice.Mode.NONE, chat(tools + ",'tool_choice':'none'").toolChoice().mode());
        assertEquals(ToolChoice.Mode.REQUIRED, chat(tools + ",'tool_choice':'required'").toolChoice().mode());
        ToolChoice named = chat(tools + ",'tool_choice':{'type':'function','function':{'name':'f'}},"
                + "'parallel_tool_calls':false").toolChoice();
        assertEquals(new ToolChoice(ToolChoice.Mode.NAMED, "f", false), named);
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(body(members), RequestHints.NONE).chat();
    }

    private static JsonObject body(String members) {
        String messages = members.contains("'messages'") ? "" : ",'messages':[{'role':'user','content':'x'}]";
        String more = members.isEmpty() ? "" : "," + members;
        return json("{'model':'m'" + messages + more + "}");
    }

    /** JSON with single quotes, which Java need not escape. */
    private static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }
}
