package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.chat.ToolSpec;
import org.kirogate.dialect.anthropic.AnthropicDialect;
import org.kirogate.fault.GatewayException;
import org.kirogate.json.Json;

class AnthropicRequestTest {
    private static final String MESSAGES = "'messages':[{'role':'user','content':'x'}]";
    private static final String DEFERRED = "{'name':'find','input_schema':{},'defer_loading':true}";
    private static final String PLACEHOLDER =
            "{'name':'DeferredToolPlaceholder','input_schema':{},'defer_loading':true}";

    private final CountingDialect dialect = new AnthropicDialect();

    @ParameterizedTest
    @ValueSource(strings = {"model", "max_tokens", "messages"})
    void missingFieldIsNamed(String name) {
        JsonObject body = body("");
        body.remove(name);
        GatewayException refusal = refusal(body);
        assertEquals(name, refusal.param());
        assertEquals(name + ": Field required", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "model, ''", "model, ' '", "max_tokens, 0", "temperature, 1.5", "top_p, -1", "top_k, -1", "messages, []"
    })
    void valueOutOfRangeIsRefused(String name, String value) {
        String json = value.isBlank() ? "'" + value + "'" : value;
        JsonObject body = body("");
        body.add(name, json("{'v':" + json + "}").get("v"));
        assertEquals(name, refusal(body).param());
    }

    @Test
    void largeTokenLimitIsClampedNotRefused() {
        JsonObject body = body("");
        body.addProperty("max_tokens", 99_999_999_999L);
        assertEquals(Integer.MAX_VALUE, dialect.readRequest(body, RequestHints.NONE).chat().maxTokens());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "user_ab_account__session_1aee-77 | 1aee-77",
        "{\"device_id\":\"d\",\"session_id\":\"25-47\"} | 25-47",
        "{\"device_id\":\"d\"} | {\"device_id\":\"d\"}",
        "{broken | {broken",
        "plain | plain"
    })
    void sessionComesOutOfTheUserId(String userId, String session) {
        JsonObject body = body("");
        JsonObject metadata = new JsonObject();
        metadata.addProperty("user_id", userId);
        body.add("metadata", metadata);
        assertEquals(session, dialect.readRequest(body, RequestHints.NONE).chat().sessionKey());
        assertEquals("header", dialect.readRequest(body, new RequestHints("header", Materials.NONE)).chat().sessionKey());
    }

    @Test
    void changingBillingBlockIsNoPartOfThePrompt() {
        String system = "'system':[{'type':'text','text':'x-anthropic-billing-header: v=%d'}]";
        List<Message> one = chat(system.formatted(1)).messages();
        assertEquals(one, chat(system.formatted(2)).messages());
        assertEquals(List.of(Message.text(Message.Role.USER, "x")), one);
    }

    @Test
    void deferredToolIsOfferedOnlyAfterAReference() {
        assertEquals(List.of(), chat("'tools':[" + DEFERRED + "]").tools());
        String messages = "'messages':[{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'s',"
                + "'input':{}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':"
                + "[{'type':'tool_reference','tool_name':'%s'}]}]}]";
        assertEquals(List.of("find"), names(chat(messages.formatted("find") + ",'tools':[" + DEFERRED + "]")));
        assertEquals(List.of(), names(chat(messages.formatted("other") + ",'tools':[" + DEFERRED + "]")));
        assertEquals(List.of(), names(chat(
                messages.formatted("DeferredToolPlaceholder") + ",'tools':[" + PLACEHOLDER + "]")));
    }

    @Test
    void deferredToolsAreOfferedWhenOnlyAServerCouldFindThem() {
        String search = "{'type':'tool_search_tool_regex_20251119','name':'tool_search_tool_regex'}";
        ChatRequest chat = chat("'tools':[" + DEFERRED + "," + PLACEHOLDER + "," + search + "]");
        assertEquals(List.of("find"), names(chat));
    }

    @Test
    void signatureComesBackAsItWasAndOurOwnMarkCountsAsNone() {
        String block = "{'role':'assistant','content':[{'type':'thinking','thinking':'t','signature':'%s'}]}";
        String blocks = block.formatted("c2ln+/==") + "," + block.formatted("kirogate-unsigned");
        List<Message> read = chat("'messages':[" + blocks + "]").messages();
        assertEquals(List.of(new Part.Reasoning("t", "c2ln+/==")), read.get(0).parts());
        assertEquals(List.of(new Part.Reasoning("t", "")), read.get(1).parts());
    }

    @ParameterizedTest
    @CsvSource({"low, LOW", "medium, MEDIUM", "high, HIGH", "xhigh, XHIGH", "max, MAX", "ultra, DEFAULT"})
    void effortIsReadAndANewOneIsNoReasonToRefuse(String effort, Thinking.Effort read) {
        assertEquals(read, chat("'output_config':{'effort':'" + effort + "'}").thinking().effort());
    }

    @Test
    void effortOfTheNewestMessageCountsWhenTheBodyHasNone() {
        String messages = "'messages':[{'role':'user','content':'x','output_config':{'effort':'high'}},"
                + "{'role':'system','content':'y','output_config':{'effort':'low'}}]";
        assertEquals(Thinking.Effort.LOW, chat(messages).thinking().effort());
    }

    @Test
    void unknownThinkingDisplayIsNotValidated() {
        Thinking thinking = chat("'thinking':{'type':'adaptive','display':'of tomorrow'}").thinking();
        assertEquals(Thinking.Mode.ADAPTIVE, thinking.mode());
        assertTrue(thinking.shown());
    }

    @Test
    void tooSmallABudgetIsRefused() {
        GatewayException refusal =
                assertThrows(GatewayException.class, () -> chat("'thinking':{'type':'enabled','budget_tokens':9}"));
        assertEquals("thinking.budget_tokens", refusal.param());
    }

    @Test
    void countNeedsNoTokenLimitAndGrowsWithSystemAndTools() {
        JsonObject plain = json("{'model':'m'," + MESSAGES + "}");
        JsonObject more = json("{'model':'m','system':'Be very kind.'," + MESSAGES + "}");
        JsonObject most = json("{'model':'m','system':'Be very kind.','tools':["
                + "{'name':'read','input_schema':{'type':'object'}}]," + MESSAGES + "}");
        int one = TokenEstimate.ofRequest(dialect.readCount(plain));
        int two = TokenEstimate.ofRequest(dialect.readCount(more));
        int three = TokenEstimate.ofRequest(dialect.readCount(most));
        assertTrue(0 < one && one < two && two < three);
    }

    @Test
    void tooManyToolsAreRefused() {
        StringBuilder tools = new StringBuilder("'tools':[");
        for (int i = 0; i <= Limits.TOOLS; i++) {
            tools.append(i == 0 ? "" : ",").append("{'name':'t").append(i).append("','input_schema':{}}");
        }
        assertEquals("tools", assertThrows(GatewayException.class, () -> chat(tools + "]")).param());
    }

    private GatewayException refusal(JsonObject body) {
        return assertThrows(GatewayException.class, () -> dialect.readRequest(body, RequestHints.NONE));
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(body(members), RequestHints.NONE).chat();
    }

    private static JsonObject body(String members) {
        String messages = members.contains("'messages'") ? "" : "," + MESSAGES;
        String more = members.isEmpty() ? "" : "," + members;
        return json("{'model':'m','max_tokens':5" + messages + more + "}");
    }

    /** JSON with single quotes, which Java need not escape. */
    private static JsonObject json(String text) {
        return Json.object(text.replace('\'', '"'));
    }

    private static List<String> names(ChatRequest chat) {
        return chat.tools().stream().map(ToolSpec::name).toList();
    }
}
