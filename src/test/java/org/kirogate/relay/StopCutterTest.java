package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.token.ScriptedStream;

class StopCutterTest {
    private static final ReplyEvent END =
            new ReplyEvent.Finished(StopReason.END_TURN, "", ScriptedStream.COUNTS);

    private static ReplyEvent text(String text) {
        return new ReplyEvent.TextDelta(text);
    }

    private static StopCutter cutter(String... stops) {
        return new StopCutter(List.of(stops), () -> 11, "claude-sonnet-4.5");
    }

    private record Cut(String text, String stop) {}

    /** What is left of pieces that come one by one. */
    private static Cut cut(List<String> stops, List<String> pieces) {
        StopCutter cutter = new StopCutter(stops, () -> 11, "claude-sonnet-4.5");
        StringBuilder text = new StringBuilder();
        String stop = "";
        List<ReplyEvent> events = new ArrayList<>();
        for (String piece : pieces) {
            if (!piece.isEmpty()) {
                events.addAll(cutter.pass(List.of(text(piece))));
            }
            if (ended(events)) {
                break;
            }
        }
        if (!ended(events)) {
            events.addAll(cutter.pass(List.of(END)));
        }
        for (ReplyEvent event : events) {
            if (event instanceof ReplyEvent.TextDelta delta) {
                text.append(delta.text());
            } else if (event instanceof ReplyEvent.Finished finished) {
                stop = finished.stopSequence();
            }
        }
        return new Cut(text.toString(), stop);
    }

    private static boolean ended(List<ReplyEvent> events) {
        return !events.isEmpty() && events.get(events.size() - 1) instanceof ReplyEvent.Finished;
    }

    @ParameterizedTest
    @CsvSource({
        "'one STOP two', 'STOP', 'one ', 'STOP'",
        "'STOP', 'STOP', '', 'STOP'",
        "'no such thing', 'STOP', 'no such thing', ''",
        "'ends in STO', 'STOP', 'ends in STO', ''",
        "'aaab', 'aab', 'a', 'aab'",
        "'xabcdex', 'bcd|abcde', 'xa', 'bcd'",
        "'xabc', 'bc|abc', 'x', 'abc'",
        "'xababac', 'abac', 'xab', 'abac'",
        "'a😀b😁c', '😁', 'a😀b', '😁'",
        "'你好世界', '世界', '你好', '世界'"
    })
    void theAnswerIsTheSameHoweverItIsCut(String text, String stops, String left, String met) {
        List<String> list = List.of(stops.split("\\|"));
        Cut expected = new Cut(left, met);
        assertEquals(expected, cut(list, List.of(text)));
        assertEquals(expected, cut(list, text.codePoints().mapToObj(Character::toString).toList()));
        for (int at = 0; at <= text.length(); at++) {
            if (at < text.length() && Character.isLowSurrogate(text.charAt(at))) {
                continue;
            }
            assertEquals(expected, cut(list, List.of(text.substring(0, at), text.substring(at))), "cut at " + at);
        }
    }

    @Test
    void holdsBackNoMoreThanWhatMayBeginAStopText() {
        StopCutter cutter = cutter("\n\nHuman:");
        assertEquals(List.of(text("Hello")), cutter.pass(List.of(text("Hello\n"))));
        assertEquals(List.of(text("\nthere")), cutter.pass(List.of(text("there"))));
    }

    @Test
    void whatWasHeldBackGoesOutBeforeAnythingThatIsNoText() {
        StopCutter cutter = cutter("STOP");
        ReplyEvent call = new ReplyEvent.ToolCall("id", "tool", "{\"text\":\"STOP\"}");
        assertEquals(List.of(), cutter.pass(List.of(text("ST"))));
        assertEquals(List.of(text("ST"), call), cutter.pass(List.of(call)));
        assertEquals(List.of(text("OP")), cutter.pass(List.of(text("OP"))));
        assertEquals(List.of(END), cutter.pass(List.of(END)));
    }

    @Test
    void reasoningIsNotLookedAt() {
        ReplyEvent reasoning = new ReplyEvent.ReasoningDelta("I must not say STOP");
        assertEquals(List.of(reasoning), cutter("STOP").pass(List.of(reasoning)));
    }

    @Test
    void figuresThatCameInTheSameBatchAreUsedElseAnEstimateMarkedAsOne() {
        ReplyEvent.Finished known = last(cutter("STOP").pass(List.of(text("a STOP"), END)));
        assertEquals(ScriptedStream.COUNTS, known.counts());
        ReplyEvent.Finished unknown = last(cutter("STOP").pass(List.of(text("a STOP"))));
        assertEquals(TokenCounts.Source.ESTIMATED, unknown.counts().source());
        assertEquals(11, unknown.counts().input());
        assertTrue(unknown.counts().output() > 0);
    }

    @Test
    void nothingFollowsTheCutInTheSameBatch() {
        List<ReplyEvent> events = cutter("STOP").pass(List.of(
                text("a STOP b"), text("c"), new ReplyEvent.ToolCall("id", "tool", "{}"), END));
        assertEquals(2, events.size());
        assertEquals(text("a "), events.get(0));
    }

    private static ReplyEvent.Finished last(List<ReplyEvent> events) {
        return (ReplyEvent.Finished) events.get(events.size() - 1);
    }
}
