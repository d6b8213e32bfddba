package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.chat.TokenEstimate;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenState;

class MaxTokensCutterTest {
    private static final String ENGLISH =
            "The quick brown fox jumps over the lazy dog, and then it sleeps. ".repeat(20);
    private static final String CHINESE = "敏捷的棕色狐狸跳过了懒狗，然后睡着了。😀".repeat(20);
    private static final ReplyEvent END =
            new ReplyEvent.Finished(StopReason.END_TURN, "", ScriptedStream.COUNTS);

    private static MaxTokensCutter cutter(int most) {
        return new MaxTokensCutter(most, "claude-sonnet-4.5", true, () -> 11);
    }

    private static int tokens(String text) {
        return TokenEstimate.ofText(text, "claude-sonnet-4.5");
    }

    private static ReplyEvent text(String text) {
        return new ReplyEvent.TextDelta(text);
    }

    /** All that passes of a text that comes in pieces of that many characters. */
    private static List<ReplyEvent> cut(int most, String text, int piece) {
        MaxTokensCutter cutter = cutter(most);
        List<ReplyEvent> events = new ArrayList<>();
        for (int from = 0; from < text.length(); from += piece) {
            events.addAll(cutter.pass(List.of(text(text.substring(from, Math.min(text.length(), from + piece))))));
        }
        events.addAll(cutter.pass(List.of(END)));
        return events;
    }

    private static String said(List<ReplyEvent> events) {
        StringBuilder said = new StringBuilder();
        events.forEach(event -> said.append(event instanceof ReplyEvent.TextDelta delta ? delta.text() : ""));
        return said.toString();
    }

    private static ReplyEvent.Finished end(List<ReplyEvent> events) {
        return (ReplyEvent.Finished) events.stream().filter(ReplyEvent.Finished.class::isInstance).findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16, 64, 1000, 100_000})
    void textInWhateverPiecesIsCutNearTheLimitAndNeverPastIt(int piece) {
        for (String text : List.of(ENGLISH, CHINESE)) {
            for (int most : List.of(1, 2, 5, 17, 60, 150)) {
                List<ReplyEvent> events = cut(most, text, piece);
                String said = said(events);
                assertTrue(text.startsWith(said));
                // A long text is weighed in blocks, each to the nearest whole token.
                assertTrue(tokens(said) <= most + 1, said);
                // The last word does not go by halves, and one that has begun is not taken back.
                assertTrue(tokens(said) >= most * 0.9 - 3, most + " in " + piece + ": " + said);
                assertEquals(StopReason.MAX_TOKENS, end(events).reason());
                assertEquals(1, events.stream().filter(ReplyEvent.Finished.class::isInstance).count());
            }
        }
    }

    @Test
    void theCutIsAtTheEndOfAWord() {
        String said = said(cut(10, ENGLISH, 1000));
        assertTrue(List.of(' ', ',', '.').contains(ENGLISH.charAt(said.length())) || said.endsWith(" "), said);
    }

    @Test
    void aCharacterIsNeverCutInHalf() {
        for (int most = 1; most < 30; most++) {
            String said = said(cut(most, "😀😀😀😀😀😀😀😀😀😀😀😀", 100));
            assertEquals(0, said.length() % 2);
        }
    }

    @Test
    void aSingleEndlessWordIsCutToo() {
        List<ReplyEvent> events = cut(20, "a".repeat(10_000), 1000);
        assertTrue(tokens(said(events)) <= 20);
        assertEquals(StopReason.MAX_TOKENS, end(events).reason());
    }

    @Test
    void anAnswerUnderTheLimitPassesUntouched() {
        List<ReplyEvent> texts = List.of(text("Hello, "), text("world."));
        assertSame(texts, cutter(100).pass(texts), "nothing is made anew far from the limit");
        List<ReplyEvent> events = List.of(text("Hello, "), text("world."), END);
        assertEquals(events, cutter(100).pass(events));
        assertEquals(ENGLISH, said(cut(tokens(ENGLISH) * 2, ENGLISH, 9)));
    }

    @Test
    void reasoningCountsWhenTheCallerAskedForIt() {
        List<ReplyEvent> events =
                List.of(new ReplyEvent.ReasoningDelta(ENGLISH), new ReplyEvent.ReasoningSignature("s"), text("Answer"));
        List<ReplyEvent> passed = cutter(10).pass(events);
        assertEquals(2, passed.size());
        assertTrue(ENGLISH.startsWith(((ReplyEvent.ReasoningDelta) passed.get(0)).text()));
        assertEquals(StopReason.MAX_TOKENS, end(passed).reason());
        assertEquals(events, new MaxTokensCutter(10, "claude-sonnet-4.5", false, () -> 11).pass(events));
    }

    @Test
    void aToolCallGoesWholeOrNotAtAll() {
        ReplyEvent small = new ReplyEvent.ToolCall("1", "look", "{\"a\":1}");
        ReplyEvent large = new ReplyEvent.ToolCall("2", "look", "{\"a\":\"" + ENGLISH + "\"}");
        List<ReplyEvent> passed = cutter(40).pass(List.of(small, large, text("more"), END));
        assertEquals(List.of(small, new ReplyEvent.Finished(StopReason.MAX_TOKENS, "", ScriptedStream.COUNTS)), passed);
    }

    @Test
    void withoutTheUpstreamsFiguresTheCutTellsWhatWasSent() {
        List<ReplyEvent> passed = cutter(10).pass(List.of(text(ENGLISH)));
        TokenCounts counts = end(passed).counts();
        assertEquals(11, counts.input());
        assertEquals(tokens(said(passed)), counts.output());
        assertEquals(TokenCounts.Source.ESTIMATED, counts.source());
    }

    @Test
    void theLimitHoldsOverAllRoundsAndEachRoundCountsItsOwn() {
        MaxTokensCutter cutter = cutter(30);
        List<ReplyEvent> first = List.of(text("one two three four five six seven eight nine ten"), END);
        assertEquals(first, cutter.pass(first));
        List<ReplyEvent> second = cutter.pass(List.of(text(ENGLISH)));
        assertTrue(tokens(said(second)) <= 20);
        assertEquals(tokens(said(second)), end(second).counts().output());
    }

    @Test
    void anUpstreamThatCantBeToldIsCutAndItsCallEnded() {
        RelayFixture relay = new RelayFixture().token(1).maxTokens(5);
        ScriptedStream stream =
                new ScriptedStream().text("one two three ").text("four five six seven").text("never read");
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            assertEquals("one two three ", said(reply.first()));
            List<ReplyEvent> last = reply.poll(Duration.ofSeconds(1));
            assertEquals(StopReason.MAX_TOKENS, end(last).reason());
            assertTrue(stream.closed() > 0);
        }
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
        relay.assertNothingLeft();
    }

    @Test
    void anUpstreamThatKeepsTheLimitItselfIsNotCut() {
        RelayFixture relay = new RelayFixture().token(1).maxTokens(2);
        relay.tokens.upstream.limitsOutput = true;
        Reply reply = relay.whole();
        assertEquals("Hello, world.", RelayFixture.text(reply));
        assertEquals(StopReason.END_TURN, reply.end().reason());
    }

    @Test
    void aLimitAtOrAboveTheModelsOwnIsLeftToTheModel() {
        RelayFixture relay = new RelayFixture().token(1).maxTokens(ScriptedUpstream.model("m").maxOutputTokens());
        String text = "word ".repeat(70_000);
        assertEquals(text, RelayFixture.text(relay.script(relay.answer(
                new ScriptedStream().text(text).end(StopReason.END_TURN))).whole()));
    }

    @Test
    void whicheverOfStopTextAndLimitComesFirstEndsTheAnswer() {
        RelayFixture stop = new RelayFixture().token(1).maxTokens(10).stops("three");
        ScriptedStream text = new ScriptedStream().text("one two three " + ENGLISH);
        Reply stopped = stop.script(stop.answer(text)).whole();
        assertEquals(StopReason.STOP_SEQUENCE, stopped.end().reason());
        assertEquals(List.of(new Part.Text("one two ")), stopped.parts());
        RelayFixture limit = new RelayFixture().token(1).maxTokens(10).stops("sleeps");
        Reply cut = limit.script(limit.answer(new ScriptedStream().text(ENGLISH))).whole();
        assertEquals(StopReason.MAX_TOKENS, cut.end().reason());
        assertEquals("", cut.end().stopSequence());
    }
}
