package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.TokenCounts;
import org.kirogate.dialect.responses.ResponsesDialect;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

class ResponsesRequestTest {
    private static final ReplyHead HEAD = new ReplyHead("abc", "req_1", "m", Instant.EPOCH, 5);

    private final Dialect dialect = new ResponsesDialect();

    @ParameterizedTest
    @ValueSource(strings = {"model", "input"})
    void missingFieldIsNamed(String name) {
        JsonObject body = body("");
        body.remove(name);
        GatewayException refusal = assertThrows(GatewayException.class, () -> read(body));
        assertEquals(name + ": Field required", refusal.getMessage());
        assertEquals(name, refusal.param());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'previous_response_id':'resp_1'", "'conversation':'conv_1'", "'prompt':{'id':'p'}", "'background':true",
        "'top_logprobs':1"
    })
    void whatNeedsAStoreOrCannotBeHadIsRefusedByItsName(String member) {
        GatewayException refusal = assertThrows(GatewayException.class, () -> chat(member));
        assertEquals(Fault.UNSUPPORTED, refusal.fault());
        assertEquals(member.substring(1, member.indexOf('\'', 1)), refusal.param());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "previous_response_id", "conversation", "prompt", "background", "store", "reasoning", "text", "tools",
        "tool_choice", "include", "max_output_tokens", "metadata", "instructions", "temperature", "stream", "truncation", "user"
    })
    void nullIsAbsent(String name) {
        assertEquals(chat(""), chat("'" + name + "':null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'reasoning':{'effort':'none'} | DISABLED | NONE",
        "'reasoning':{'effort':'minimal'} | ENABLED | LOW",
        "'reasoning':{'effort':'xhigh','summary':'auto'} | ENABLED | XHIGH",
        "'reasoning':{'summary':'auto'} | ADAPTIVE | DEFAULT",
        "'reasoning':{'generate_summary':'concise'} | ADAPTIVE | DEFAULT",
        "'reasoning':{} | UNSET | DEFAULT",
        "'reasoning':{'effort':null,'summary':null} | UNSET | DEFAULT",
        "'include':['reasoning.encrypted_content'] | UNSET | DEFAULT"
    })
    void reasoningIsWishedForByEffortOrSummary(String member, Thinking.Mode mode, Thinking.Effort effort) {
        assertEquals(new Thinking(mode, 0, effort), chat(member).thinking());
    }

    @Test
    void theSessionIsTheHeadersThenTheCacheKeyThenTheUser() {
        JsonObject body = body("'prompt_cache_key':'k','user':'u'");
        assertEquals("h", dialect.readRequest(body, new RequestHints("h", Materials.NONE)).chat().sessionKey());
        assertEquals("k", read(body).chat().sessionKey());
        assertEquals("u", chat("'user':'u'").sessionKey());
    }

    @Test
    void picturesByAddressAreBroughtFromThere() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        List<String> asked = new ArrayList<>();
        Materials materials = (url, path) -> {
            asked.add(url + " " + path);
            return new Materials.Material("image/png", png);
        };
        String image = "{'type':'input_image','image_url':'https://a.example'}";
        JsonObject body = body("'input':[{'role':'user','content':[" + image + "]}]");
        Part part = dialect.readRequest(body, new RequestHints("", materials)).chat().messages().get(0).parts().get(0);
        assertEquals(new Part.Image("image/png", "iVBORw0KGgo="), part);
        assertEquals(List.of("https://a.example input[0].content[0].image_url"), asked);
    }

    @Test
    void sealedReasoningComesBackByteForByte() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            String text = text(random);
            String signature = text(random);
            List<ReplyEvent> events = List.of(new ReplyEvent.ReasoningDelta(text),
                    new ReplyEvent.ReasoningSignature(signature), new ReplyEvent.RedactedReasoning(signature), end());
            List<Part> expected = List.of(new Part.Reasoning(text, signature), new Part.RedactedReasoning(signature));
            assertEquals(expected, sentBack(events).get(1).parts());
        }
    }

    @Test
    void reasoningThatWasNotAskedToBeSealedComesBackAsText() {
        byte[] bytes = read(body("")).render(folded(List.of(
                new ReplyEvent.ReasoningDelta("Hm."), new ReplyEvent.ReasoningSignature("c2ln"), end())), HEAD);
        assertEquals(List.of(new Part.Reasoning("Hm.", "")), sentBack(bytes).get(1).parts());
    }

    @Test
    void aNamespacedCallComesBackUnderTheNameTheModelKnows() {
        String tools = "'tools':[{'type':'namespace','name':'n','tools':[{'type':'function','name':'look'}]}]";
        ReplyEvent call = new ReplyEvent.ToolCall("call_1", "n__look", "{\"x\":1}");
        byte[] bytes = read(body(tools)).render(folded(List.of(call, end())), HEAD);
        assertEquals(List.of(new Part.ToolUse("call_1", "n__look", json("{'x':1}"))), sentBack(bytes).get(1).parts());
    }

    @Test
    void tooManyToolsAreRefused() {
        StringBuilder tools = new StringBuilder("'tools':[");
        for (int i = 0; i <= Limits.TOOLS; i++) {
            tools.append(i == 0 ? "" : ",").append("{'type':'function','name':'t").append(i).append("'}");
        }
        assertEquals("tools", assertThrows(GatewayException.class, () -> chat(tools + "]")).param());
    }

    @Test
    void storeIsNotedAndTheAnswerSaysThatNothingIsStored() {
        DialectRequest request = read(body("'store':true"));
        assertEquals(List.of("ignored store"), request.repairs());
        String answer = new String(request.render(folded(List.of(end())), HEAD), StandardCharsets.UTF_8);
        assertTrue(answer.contains("\"store\":false"), answer);
    }

    private List<Message> sentBack(List<ReplyEvent> events) {
        return sentBack(read(body("'include':['reasoning.encrypted_content']")).render(folded(events), HEAD));
    }

    /** What a client's next request holds that sends the answer's items back. */
    private List<Message> sentBack(byte[] answer) {
        JsonObject next = body("'input':[{'role':'user','content':'x'}]");
        next.getAsJsonArray("input").addAll(json(new String(answer, StandardCharsets.UTF_8)).getAsJsonArray("output"));
        return read(next).chat().messages();
    }

    private static Reply folded(List<ReplyEvent> events) {
        return ReplyFolder.fold(events, new NoMore(), Duration.ZERO);
    }

    private static ReplyEvent end() {
        return new ReplyEvent.Finished(StopReason.END_TURN, "", TokenCounts.ZERO);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(random.nextInt(3) == 0 ? 0x1F300 + random.nextInt(99) : 1 + random.nextInt(0x800));
        }
        return text.toString();
    }

    private ChatRequest chat(String members) {
        return read(body(members)).chat();
    }

    private DialectRequest read(JsonObject body) {
        return dialect.readRequest(body, RequestHints.NONE);
    }

    private static JsonObject body(String members) {
        String input = members.contains("'input'") ? "" : ",'input':'x'";
        return json("{'model':'m'" + input + (members.isEmpty() ? "" : "," + members) + "}");
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
