package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.anthropic.AnthropicDialect;

/** What clients of the Messages API need of requests and whole answers, one need a test. */
class MessagesClaimsTest {
    private final Dialect dialect = new AnthropicDialect();
    private final Rendered plain = new Rendered(dialect, "");

    @Test
    void wholeAnswerHasEveryMemberThatClientsRead() {
        JsonObject answer = plain.whole(List.of(new ReplyEvent.TextDelta("x")));
        assertTrue(answer.get("id").getAsString().matches("msg_[A-Za-z0-9]+"));
        assertEquals("message", answer.get("type").getAsString());
        assertEquals("assistant", answer.get("role").getAsString());
        assertEquals("claude-x", answer.get("model").getAsString());
        assertEquals("end_turn", answer.get("stop_reason").getAsString());
        assertTrue(answer.get("stop_sequence").isJsonNull());
        assertEquals("{\"input_tokens\":10,\"cache_creation_input_tokens\":1,\"cache_read_input_tokens\":2,"
                + "\"output_tokens\":7,\"service_tier\":\"standard\"}", answer.get("usage").toString());
    }

    @Test
    void nothingIsNullButTheStopSequence() {
        List<ReplyEvent> events = List.of(new ReplyEvent.ReasoningDelta("a"), new ReplyEvent.TextDelta("b"),
                new ReplyEvent.ToolCall("toolu_1", "f", "{}"));
        JsonObject answer = plain.whole(events);
        answer.remove("stop_sequence");
        assertFalse(answer.toString().contains("null"), answer::toString);
        assertEquals("{\"type\":\"text\",\"text\":\"b\"}", answer.getAsJsonArray("content").get(1).toString());
    }

    @Test
    void systemIsReadAsAStringAsBlocksAndInsideTheMessages() {
        String blocks = "'system':[{'type':'text','text':'a','cache_control':{'type':'ephemeral'}},"
                + "{'type':'text','text':'b','citations':null}],";
        List<Message> messages = chat(blocks + "'messages':[{'role':'user','content':'x'},"
                + "{'role':'system','content':[{'type':'text','text':'c'}]},{'role':'system','content':'d'}]")
                .messages();
        assertEquals(List.of(new Part.Text("a"), new Part.Text("b")), messages.get(0).parts());
        assertEquals(List.of(Message.Role.SYSTEM, Message.Role.USER, Message.Role.SYSTEM, Message.Role.SYSTEM),
                messages.stream().map(Message::role).toList());
        assertEquals(List.of(new Part.Text("d")), messages.get(3).parts());
        assertEquals(Message.text(Message.Role.SYSTEM, "s"), chat("'system':'s'").messages().get(0));
    }

    @Test
    void userMessagesInARowStayApart() {
        List<Message> messages =
                chat("'messages':[{'role':'user','content':'a'},{'role':'user','content':'b'}]").messages();
        assertEquals(List.of(Message.text(Message.Role.USER, "a"), Message.text(Message.Role.USER, "b")), messages);
    }

    /** Ten seconds are a hundred times what it takes; a look back at all messages from each takes minutes. */
    @Test
    void veryManyMessagesAreReadInOnePass() {
        String turn = "{'role':'system','content':'a','clear_at':'next_user_message'},{'role':'user','content':'b'}";
        String turns = String.join(",", Collections.nCopies(50_000, turn));
        List<Message> messages = assertTimeout(
                Duration.ofSeconds(10), () -> chat("'messages':[" + turns + "]").messages());
        assertEquals(Collections.nCopies(50_000, Message.text(Message.Role.USER, "b")), messages);
    }

    @Test
    void lastMessageOfTheAssistantIsAccepted() {
        List<Message> messages =
                chat("'messages':[{'role':'user','content':'a'},{'role':'assistant','content':'{'}]").messages();
        assertEquals(Message.text(Message.Role.ASSISTANT, "{"), messages.get(1));
    }

    @Test
    void imagesAndTextDocumentsAreReadInMessagesAndInResults() {
        String image = "{'type':'image','source':{'type':'base64','media_type':'image/png','data':'aGk='},"
                + "'cache_control':{'type':'ephemeral'}}";
        String document = "{'type':'document','source':{'type':'text','media_type':'text/plain','data':'d'},"
                + "'citations':{'enabled':true}}";
        List<Part> parts = chat("'messages':[{'role':'assistant','content':[" + use("t") + "]},{'role':'user',"
                + "'content':[{'type':'tool_result','tool_use_id':'t','content':[" + image + "," + document + "]}," + image + ","
                + document + "]}]").messages().get(1).parts();
        List<Part> both = List.of(new Part.Image("image/png", "aGk="), new Part.Text("d"));
        assertEquals(List.of(new Part.ToolResult("t", both, false), both.get(0), both.get(1)), parts);
    }

    @Test
    void callsHaveAnObjectForInputAndAFitId() {
        for (String id : List.of("tooluse_a-B_9", "call:1/é", "")) {
            JsonObject call = plain.whole(List.of(new ReplyEvent.ToolCall(id, "f", "{\"a\":[1]}")))
                    .getAsJsonArray("content").get(0).getAsJsonObject();
            assertTrue(call.get("id").getAsString().matches("[a-zA-Z0-9_-]+"), call::toString);
            assertEquals("{\"a\":[1]}", call.getAsJsonObject("input").toString());
        }
    }

    @Test
    void resultsOfEveryShapeAreRead() {
        String results = "{'type':'tool_result','tool_use_id':'a','content':'text'},"
                + "{'type':'tool_result','tool_use_id':'b','content':[{'type':'text','text':'blocks'}]},"
                + "{'type':'tool_result','tool_use_id':'c'},"
                + "{'type':'tool_result','tool_use_id':'d','content':'bad','is_error':true},"
                + "{'type':'tool_result','tool_use_id':'e','content':[],'is_error':null},"
                + "{'type':'text','text':'beside'}";
        String uses = String.join(",", use("a"), use("b"), use("c"), use("d"), use("e"));
        List<Part> parts = chat("'messages':[{'role':'assistant','content':[" + uses + "]},"
                + "{'role':'user','content':[" + results + "]}]").messages().get(1).parts();
        assertEquals(List.of(
                new Part.ToolResult("a", List.of(new Part.Text("text")), false),
                new Part.ToolResult("b", List.of(new Part.Text("blocks")), false),
                new Part.ToolResult("c", List.of(), false),
                new Part.ToolResult("d", List.of(new Part.Text("bad")), true),
                new Part.ToolResult("e", List.of(), false),
                new Part.Text("beside")), parts);
    }

    @Test
    void thinkingOfEveryKindIsRead() {
        assertEquals(new Thinking(Thinking.Mode.ENABLED, 2048, Thinking.Effort.DEFAULT),
                chat("'thinking':{'type':'enabled','budget_tokens':2048,'display':'summarized'}").thinking());
        assertEquals(Thinking.Mode.ADAPTIVE, chat("'thinking':{'type':'adaptive'}").thinking().mode());
        assertEquals(Thinking.Mode.DISABLED, chat("'thinking':{'type':'disabled'}").thinking().mode());
        assertEquals(Thinking.Mode.UNSET, chat("'thinking':null").thinking().mode());
    }

    @Test
    void thinkingStandsBeforeTheTextWithASignature() {
        List<ReplyEvent> events = List.of(new ReplyEvent.ReasoningDelta("a"), new ReplyEvent.ReasoningSignature("c2ln"),
                new ReplyEvent.TextDelta("b"));
        assertEquals("[{\"type\":\"thinking\",\"thinking\":\"a\",\"signature\":\"c2ln\"},"
                + "{\"type\":\"text\",\"text\":\"b\"}]", plain.whole(events).get("content").toString());
    }

    @Test
    void blocksMayBringMembersThatNobodyKnows() {
        List<String> blocks = List.of(
                "{'type':'text','text':'a','citations':[{'x':1}],'cache_control':{},'new':1}",
                "{'type':'thinking','thinking':'a','signature':'c2ln','estimated_tokens':9}",
                "{'type':'redacted_thinking','data':'ZA==','new':{}}",
                "{'type':'tool_use','id':'t','name':'f','input':{},'caller':{'type':'direct'},'toolset_name':null}");
        List<Part> parts = chat("'messages':[{'role':'assistant','content':[" + String.join(",", blocks) + "]}]")
                .messages().get(0).parts();
        assertEquals(4, parts.size());
    }

    @Test
    void blockOfANewTypeLeavesWithANote() {
        DialectRequest request = dialect.readRequest(Bodies.with("'messages':[{'role':'user','content':["
                + "{'type':'of_tomorrow','x':1},{'type':'text','text':'a'}]}]"), RequestHints.NONE);
        assertEquals(List.of(Message.text(Message.Role.USER, "a")), request.chat().messages());
        assertEquals(List.of("dropped messages[0].content[0]"), request.repairs());
    }

    @Test
    void stopSequencesAreReadAndTheOneMetIsTold() {
        assertEquals(List.of("</severity>", "\n"), chat("'stop_sequences':['</severity>','\\n']").stops());
        JsonObject answer = plain.whole(List.of(
                new ReplyEvent.TextDelta("x"),
                new ReplyEvent.Finished(StopReason.STOP_SEQUENCE, "</severity>", TokenCounts.ZERO)));
        assertEquals("stop_sequence", answer.get("stop_reason").getAsString());
        assertEquals("</severity>", answer.get("stop_sequence").getAsString());
    }

    @Test
    void serverToolsDoNotFailTheRequest() {
        List<String> types = new ArrayList<>();
        for (String type : Set.of("web_search_20250305", "web_fetch_20250910", "code_execution_20250825",
                "advisor_20260301", "tool_search_tool_bm25_20251119", "mcp_toolset")) {
            types.add("{'type':'" + type + "','name':'" + type + "'}");
        }
        assertTrue(chat("'tools':[" + String.join(",", types) + "]").search().isOffered());
    }

    private static String use(String id) {
        return "{'type':'tool_use','id':'" + id + "','name':'f','input':{}}";
    }

    private ChatRequest chat(String members) {
        return dialect.readRequest(Bodies.with(members), RequestHints.NONE).chat();
    }
}
