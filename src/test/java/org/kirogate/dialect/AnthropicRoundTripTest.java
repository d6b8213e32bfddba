package org.kirogate.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.Part;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.SearchHit;
import org.kirogate.dialect.anthropic.AnthropicDialect;

/** What an answer says comes back in the next request as it was, byte for byte. */
class AnthropicRoundTripTest {
    private static final String NASTY = "c2ln+/==:\"\\\n\r\t\u0000\u2028\u007f{}[]:kirogate-thinking:Zm9v:世界👋 \\u0041";
    private static final String SHOWN = "'thinking':{'type':'adaptive'}";
    private static final String OMITTED = "'thinking':{'type':'adaptive','display':'omitted'}";

    private final Dialect dialect = new AnthropicDialect();

    @ParameterizedTest
    @ValueSource(strings = {SHOWN, OMITTED})
    void signaturesAndRedactedDataComeBackByteForByte(String thinking) {
        List<ReplyEvent> events = List.of(
                new ReplyEvent.ReasoningDelta("One\n\"two\" "), new ReplyEvent.ReasoningDelta("三 👋"),
                new ReplyEvent.ReasoningSignature(NASTY), new ReplyEvent.RedactedReasoning(NASTY),
                new ReplyEvent.ReasoningDelta("again"), new ReplyEvent.ReasoningSignature("c2ln"),
                new ReplyEvent.TextDelta("So."));
        List<Part> said = List.of(
                new Part.Reasoning("One\n\"two\" 三 👋", NASTY), new Part.RedactedReasoning(NASTY),
                new Part.Reasoning("again", "c2ln"), new Part.Text("So."));
        assertEquals(said, back(whole(thinking, events)).parts);
        assertEquals(said, back(streamed(thinking, events)).parts);
    }

    @Test
    void omittedThinkingHasNoTextButASignature() {
        List<ReplyEvent> events =
                List.of(new ReplyEvent.ReasoningDelta("secret"), new ReplyEvent.ReasoningSignature("c2ln"));
        for (JsonArray content : List.of(whole(OMITTED, events), streamed(OMITTED, events))) {
            JsonObject block = content.get(0).getAsJsonObject();
            assertEquals("", block.get("thinking").getAsString());
            assertFalse(block.get("signature").getAsString().isEmpty());
            assertFalse(content.toString().contains("secret"));
        }
    }

    @Test
    void longThinkingThatIsOmittedShowsSignsOfLife() {
        List<ReplyEvent> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(new ReplyEvent.ReasoningDelta("ten chars ".repeat(10)));
        }
        String stream = stream(OMITTED, events);
        assertEquals(9, stream.split("event: ping\n", -1).length - 1);
        assertFalse(stream.contains("thinking_delta"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "'thinking':'','signature':'Zm9yZWlnbg=='", "'thinking':'','signature':'kirogate-thinking:'",
        "'thinking':'','signature':'kirogate-thinking:Zm9v'", "'thinking':'','signature':'kirogate-thinking:Zm9v:'",
        "'thinking':'x','signature':'kirogate-thinking:?:c2ln'"
    })
    void thinkingWhoseTextIsGoneLeavesWithANote(String members) {
        Read read = back(Bodies.json("{'c':[{'type':'thinking'," + members + "},{'type':'text','text':'So.'}]}")
                .getAsJsonArray("c"));
        assertEquals(List.of(new Part.Text("So.")), read.parts);
        assertEquals(List.of("dropped messages[1].content[0]"), read.repairs);
    }

    @Test
    void thinkingThatCameWithoutASignatureHasNoneWhenItComesBack() {
        List<ReplyEvent> events = List.of(new ReplyEvent.ReasoningDelta("Hm."), new ReplyEvent.TextDelta("So."));
        assertEquals(List.of(new Part.Reasoning("Hm.", ""), new Part.Text("So.")), back(whole(SHOWN, events)).parts);
        Read omitted = back(streamed(OMITTED, events));
        assertEquals(List.of(new Part.Text("So.")), omitted.parts);
        assertEquals(List.of("dropped messages[1].content[0]"), omitted.repairs);
    }

    @Test
    void searchesComeBackWithWhatTheyFound() {
        long day = 1_745_971_200_000L;
        Part.WebSearch found = new Part.WebSearch("aB1", "what \"now\"", List.of(
                new SearchHit("T\n", "https://example.org/?a=b&c", "It said: \"雨 👋\"", day),
                new SearchHit("", "https://example.org/2", "", 0)), "");
        Part.WebSearch none = new Part.WebSearch("aB2", "", List.of(), "");
        Part.WebSearch failed = new Part.WebSearch("aB3", "x", List.of(), "query_too_long");
        Part.WebSearch refused = new Part.WebSearch("aB4", "x", List.of(), "invalid_input");
        List<Part> said = List.of(found, none, failed, refused, new Part.Text("So."));
        List<ReplyEvent> events = new ArrayList<>();
        for (Part part : said.subList(0, 4)) {
            events.add(new ReplyEvent.WebSearch((Part.WebSearch) part));
        }
        events.add(new ReplyEvent.TextDelta("So."));
        for (JsonArray content : List.of(whole("", events), streamed("", events))) {
            Read read = back(content);
            assertEquals(said, read.parts);
            assertEquals(List.of(), read.repairs);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "EqgfCioIARgBIiQ3YTAwMjY1Mi1mZjM5", "a2lyb2dhdGU", "/////w=="})
    void foreignOrDamagedSearchContentIsAnEmptySnippet(String encrypted) {
        JsonArray content = Bodies.json("{'c':[{'type':'server_tool_use','id':'srvtoolu_1','name':'web_search',"
                + "'input':{}},{'type':'web_search_tool_result','tool_use_id':'srvtoolu_1','content':[{'type':'web_search_result',"
                + "'url':'u','title':'t','encrypted_content':'" + encrypted + "','page_age':'yesterday'}]}]}")
                .getAsJsonArray("c");
        Part.WebSearch search = (Part.WebSearch) back(content).parts.get(0);
        assertEquals(List.of(new SearchHit("t", "u", "", 0)), search.hits());
    }

    @Test
    void textAndCallsComeBackAsTheyWere() {
        JsonObject input = Bodies.json("{'a':[1,null,'\\u2028'],'b':{'c':'世界'}}");
        List<ReplyEvent> events = List.of(
                new ReplyEvent.TextDelta("\u2028 a\r\n\"b\""),
                new ReplyEvent.ToolCall("toolu_1", "note", input.toString()));
        List<Part> said = List.of(new Part.Text("\u2028 a\r\n\"b\""), new Part.ToolUse("toolu_1", "note", input));
        assertEquals(said, back(whole("", events)).parts);
        assertEquals(said, back(streamed("", events)).parts);
    }

    private record Read(List<Part> parts, List<String> repairs) {}

    private Read back(JsonArray content) {
        JsonObject body = Bodies.with("'messages':[{'role':'user','content':'x'},{'role':'assistant','content':[]}]");
        body.getAsJsonArray("messages").get(1).getAsJsonObject().add("content", content);
        DialectRequest request = dialect.readRequest(body, RequestHints.NONE);
        return new Read(request.chat().messages().get(1).parts(), request.repairs());
    }

    private JsonArray whole(String members, List<ReplyEvent> events) {
        return new Rendered(dialect, members).whole(events).getAsJsonArray("content");
    }

    /** The content that a client puts together out of the stream. */
    private JsonArray streamed(String members, List<ReplyEvent> events) {
        String stream = stream(members, events);
        assertFalse(AnthropicGrammar.fold(stream).failed());
        return BlocksOfAStream.join(stream);
    }

    private String stream(String members, List<ReplyEvent> events) {
        return new Rendered(dialect, members).stream(events);
    }
}
