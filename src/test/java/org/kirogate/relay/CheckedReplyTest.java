package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Message;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.SearchHit;
import org.kirogate.chat.SearchOffer;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.ToolChoice;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.upstream.UpstreamFailure.Kind;

class CheckedReplyTest {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final OutputFormat CITY = new OutputFormat(OutputFormat.Kind.JSON_SCHEMA, json("""
            {"type":"object","properties":{"city":{"type":"string"},"size":{"type":"integer"}},
             "required":["city"],"additionalProperties":false}"""));
    private static final OutputFormat OBJECT = new OutputFormat(OutputFormat.Kind.JSON_OBJECT, new JsonObject());
    private static final String GOOD = "{\"city\": \"Bern\"}";

    private final RelayFixture relay = new RelayFixture().token(1).format(CITY);

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    private Supplier<ReplyStream> says(String text) {
        return relay.answer(new ScriptedStream().text(text).end(StopReason.END_TURN));
    }

    private ChatRequest asked(int call) {
        return relay.tokens.upstream.calls.get(call).request();
    }

    @ParameterizedTest
    @ValueSource(strings = {GOOD, "\n " + GOOD + "\n", "```json\n" + GOOD + "\n```", "```\n" + GOOD + "\n```\n",
        "Here it is:\n\n```json\n" + GOOD + "\n```\nAnything else?", "The city is " + GOOD + ".",
        "As [asked]: " + GOOD})
    void theBareJsonGoesOnAsTheModelWroteIt(String text) {
        Reply reply = relay.script(says(text)).whole();
        assertEquals(GOOD, RelayFixture.text(reply));
        assertEquals(StopReason.END_TURN, reply.end().reason());
        assertEquals(ScriptedStream.COUNTS, reply.end().counts());
        assertEquals(1, relay.trace.attempts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bern", "{\"city\": \"Bern\"", "{\"town\": \"Bern\"}", "{\"city\": 1}",
        "{\"city\": \"a\", \"size\": 1.5}", "{city: 'Bern'}", "[]", "{\"city\": NaN}", "{} {}"})
    void whatIsNoGoodIsAskedForOnceMore(String text) {
        Reply reply = relay.script(says(text), says(GOOD)).whole();
        assertEquals(GOOD, RelayFixture.text(reply));
        assertEquals(new TokenCounts(14, 6, 0, 0, 1.0, TokenCounts.Source.REPORTED), reply.end().counts());
    }

    @Test
    void theSecondQuestionHoldsTheAnswerAndWhatIsWrongWithIt() {
        relay.tools("look").script(says("{\"city\": 1}"), says(GOOD)).whole();
        List<Message> messages = asked(1).messages();
        assertEquals(Message.text(Message.Role.ASSISTANT, "{\"city\": 1}"), messages.get(1));
        String wish = ((Part.Text) messages.get(2).parts().get(0)).text();
        assertTrue(wish.contains("$.city: the type is number, allowed is string"), wish);
        assertEquals(ToolChoice.Mode.NONE, asked(1).toolChoice().mode());
        assertEquals(CITY, asked(1).outputFormat());
    }

    @Test
    void anEmptyAnswerIsAskedForOnceMoreToo() {
        ScriptedStream nothing = new ScriptedStream()
                .events(new ReplyEvent.ReasoningDelta("hm")).end(StopReason.END_TURN);
        assertEquals(GOOD, RelayFixture.text(relay.script(relay.answer(nothing), says(GOOD)).whole()));
        assertEquals(2, asked(1).messages().size());
    }

    @Test
    void aSecondBadAnswerIsAFailureThatNamesPathAndReason() {
        GatewayException failed = relay.script(says("nothing"), says("{\"city\": 1}")).refused();
        assertEquals(Fault.UPSTREAM_FAILED, failed.fault());
        assertEquals("The model's answer does not match the schema: $.city: the type is number, allowed is string.",
                failed.getMessage());
        assertFalse(failed.finalAnswer(), "another try may do");
        assertEquals(2, relay.trace.attempts());
        assertEquals(1.0, relay.trace.spent().credits(), "both tries are paid for");
    }

    @Test
    void anyJsonObjectWillDoWhenNoSchemaIsGiven() {
        relay.format(OBJECT);
        assertEquals("{\"a\":[1]}",
                RelayFixture.text(relay.script(says("[{\"a\":[1]}]"), says("{\"a\":[1]}")).whole()));
        GatewayException failed = relay.script(says("[1]"), says("[1]")).refused();
        assertEquals("The model's answer is not a JSON object: $: the type is array, allowed is object.",
                failed.getMessage());
    }

    @ParameterizedTest
    @EnumSource(value = StopReason.class, mode = EnumSource.Mode.EXCLUDE, names = {"END_TURN", "TOOL_USE"})
    void anAnswerThatEndedEarlyIsPassedAsItIs(StopReason reason) {
        ScriptedStream stream = new ScriptedStream().text("```json\n{\"city\":").end(reason);
        Reply reply = relay.script(relay.answer(stream)).whole();
        assertEquals("```json\n{\"city\":", RelayFixture.text(reply));
        assertEquals(reason, reply.end().reason());
    }

    @Test
    void anAnswerThatIsCutAtTheLimitIsNotChecked() {
        ScriptedStream stream = new ScriptedStream().text("{\"city\": \"Bern and more\"}");
        Reply reply = relay.maxTokens(4).script(relay.answer(stream)).whole();
        assertEquals(StopReason.MAX_TOKENS, reply.end().reason());
        assertEquals(1, relay.trace.attempts());
    }

    @Test
    void anAnswerThatCallsAToolIsNotChecked() {
        ReplyEvent call = new ReplyEvent.ToolCall("1", "look", "{}");
        ScriptedStream stream =
                new ScriptedStream().text("Let me ").text("look.").events(call).end(StopReason.TOOL_USE);
        try (RelayedReply reply = relay.tools("look").script(relay.answer(stream)).open()) {
            assertEquals(List.of(new ReplyEvent.TextDelta("Let me look."), call), reply.first());
            assertEquals(StopReason.TOOL_USE, ((ReplyEvent.Finished) reply.poll(STEP).get(0)).reason());
        }
    }

    @Test
    void theTextIsHeldAndThenGoesInPiecesOfWholeCharacters() {
        String city = "{\"city\":\"" + "😀".repeat(1000) + "\"}";
        try (RelayedReply reply = relay.script(says(city)).open()) {
            List<ReplyEvent> events = reply.first();
            assertTrue(events.size() > 8);
            StringBuilder text = new StringBuilder();
            for (ReplyEvent event : events.subList(0, events.size() - 1)) {
                String piece = ((ReplyEvent.TextDelta) event).text();
                assertFalse(Character.isLowSurrogate(piece.charAt(0)));
                text.append(piece);
            }
            assertEquals(city, text.toString());
        }
    }

    @Test
    void reasoningStreamsThroughWhileTheTextIsHeld() {
        relay.thinking(new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT));
        ReplyEvent thought = new ReplyEvent.ReasoningDelta("hm");
        ScriptedStream stream = new ScriptedStream().events(thought).text("{\"ci").silent().text("ty\":\"B\"}")
                .end(StopReason.END_TURN);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            assertEquals(List.of(thought), reply.first());
            assertEquals(List.of(), reply.poll(STEP), "silence is a reason for a ping here too");
            assertEquals(new ReplyEvent.TextDelta("{\"city\":\"B\"}"), reply.poll(STEP).get(0));
        }
    }

    @Test
    void aRepairThatFailsAfterReasoningWasShownIsAFailureInsideTheStream() {
        relay.thinking(new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT));
        ScriptedStream stream =
                new ScriptedStream().events(new ReplyEvent.ReasoningDelta("hm")).text("no").end(StopReason.END_TURN);
        try (RelayedReply reply = relay.script(relay.answer(stream), says("no")).open()) {
            assertThrows(GatewayException.class, () -> {
                while (true) {
                    reply.poll(STEP);
                }
            });
        }
        relay.assertNothingLeft();
    }

    @Test
    void theCallerIsToldOfTheSilenceWhileTheTextIsHeld() {
        ScriptedStream stream = new ScriptedStream().text("{").silent().silent().text("\"city\":\"B\"}")
                .end(StopReason.END_TURN);
        relay.script(relay.answer(stream)).whole();
        assertEquals(2, relay.silences);
    }

    @Test
    void aRepairThatCantBeAskedForFailsLikeAnyCall() {
        GatewayException failed = relay.script(says("no"), RelayFixture.fails(Kind.BAD_REQUEST)).refused();
        assertEquals(Fault.INVALID_REQUEST, failed.fault());
    }

    @Test
    void aRepairStaysOnTheTokenAndMayMoveWhenThatFails() {
        relay.token(2).script(says("no"), RelayFixture.fails(Kind.QUOTA), says(GOOD)).whole();
        assertEquals(List.of(1L, 2L), relay.trace.tokenIds());
        assertEquals("access1", relay.tokens.upstream.calls.get(1).credential().accessToken());
    }

    @Test
    void searchesAndFormGoTogetherAndTheWordsBeforeASearchAreNoPartOfTheJson() {
        relay.search(new SearchOffer(3, List.of(), List.of()));
        relay.tokens.upstream.onSearch = query -> List.of(new SearchHit("B", "https://example.com/", "s", 0));
        ScriptedStream looks = new ScriptedStream().text("Let me look.")
                .events(new ReplyEvent.ToolCall("1", "web_search", "{\"query\":\"q\"}")).end(StopReason.TOOL_USE);
        Reply reply = relay.script(relay.answer(looks), says("{\"city\": 1}"), says(GOOD)).whole();
        assertEquals(GOOD, RelayFixture.text(reply));
        assertTrue(reply.parts().get(0) instanceof Part.WebSearch);
        assertEquals(21, reply.end().counts().input());
        assertTrue(asked(2).messages().get(1).parts().stream().anyMatch(Part.WebSearch.class::isInstance));
        assertFalse(asked(2).search().isOffered());
    }
}
