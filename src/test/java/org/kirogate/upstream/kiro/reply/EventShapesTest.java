package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.chat.StopReason;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** The shapes that frames come in, and those they must not come in. */
class EventShapesTest {
    private static final byte[] TAIL = WireFrames.tail("END_TURN");

    private static Received receive(byte[]... frames) {
        return Received.all(Contexts.stream(frames));
    }

    private static byte[] tool(String json) {
        return WireFrames.event("toolUseEvent", json);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', value = {
        "assistantResponseEvent|{\"content\":1}",
        "assistantResponseEvent|{\"content\":\"x\"",
        "assistantResponseEvent|[\"content\"]",
        "assistantResponseEvent|{\"content\":[\"x\"]}",
        "reasoningContentEvent|{\"text\":{}}",
        "metadataEvent|{\"stopReason\":7}",
        "metadataEvent|{stopReason:END_TURN}",
        "contextUsageEvent|nothing",
        "meteringEvent|[]",
        "toolUseEvent|{\"toolUseId\":\"1\",\"name\":\"a\",\"stop\":\"false\"}",
        "toolUseEvent|{\"toolUseId\":\"1\",\"name\":\"a\",\"stop\":1}",
        "toolUseEvent|{\"toolUseId\":\"1\",\"name\":\"a\",\"input\":[]}",
        "toolUseEvent|{\"name\":\"a\",\"input\":\"{}\",\"stop\":true}",
    })
    void aKnownEventThatIsNotWhatItMustBeBreaksTheAnswer(String type, String payload) {
        Received received = receive(WireFrames.text("Before."), WireFrames.event(type, payload), TAIL);
        assertEquals("Before.", received.text.toString());
        assertEquals(Kind.BROKEN, received.failed());
        assertEquals("malformed_event", received.failure.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"content\":null}", "{}", "{\"content\":\"\"}", "{\"other\":{\"content\":\"x\"}}"})
    void anEventWithoutContentIsNothing(String payload) {
        Received received = receive(WireFrames.event("assistantResponseEvent", payload), WireFrames.text("x"), TAIL);
        assertEquals("x", received.text.toString());
    }

    @Test
    void anUnknownEventMayHoldAnything() {
        assertEquals("x", receive(WireFrames.event("futureEvent", "\u0000{"), WireFrames.text("x"), TAIL)
                .text.toString());
    }

    @Test
    void codeIsTextAndRepeatedPiecesAreKept() {
        Received received = receive(
                WireFrames.text("ha"), WireFrames.text("ha"), WireFrames.event("codeEvent", "{\"content\":\" x=1\"}"),
                        TAIL);
        assertEquals("haha x=1", received.text.toString());
    }

    @Test
    void surrogatesCutBetweenFramesComeTogetherAndLoneOnesAreReplaced() {
        Received received = receive(
                WireFrames.text("a\ud83d"), WireFrames.text("\ude00b\ude00c\ud83d"), TAIL);
        assertEquals("a\ud83d\ude00b\ufffdc\ufffd", received.text.toString());
    }

    @Test
    void anObjectAsToolInputIsTakenWrappedOrNot() {
        Received received = receive(
                tool("{\"toolUseId\":\"1\",\"name\":\"a\",\"input\":{\"n\":[1,{\"m\":null}]},\"stop\":true}"),
                tool("{\"toolUseEvent\":{\"toolUseId\":\"2\",\"name\":\"a\",\"input\":{},\"stop\":false}}"),
                tool("{\"toolUseId\":\"2\",\"name\":\"a\",\"stop\":true,\"input\":null}"),
                TAIL);
        assertEquals(
                "[{\"id\":\"1\",\"name\":\"a\",\"input\":{\"n\":[1,{\"m\":null}]}},"
                        + "{\"id\":\"2\",\"name\":\"a\",\"input\":{}}]",
                received.calls.toString());
        assertEquals(StopReason.TOOL_USE, received.end.reason());
    }

    @Test
    void aSpoiltToolCallIsNoCleanEnd() {
        byte[] spoilt = tool("{\"toolUseId\":\"1\",\"name\":\"a\",\"input\":\"{\\\"x\\\":\",\"stop\":true}");
        Received received = receive(WireFrames.text("Now."), spoilt, TAIL);
        assertEquals(0, received.calls.size());
        assertEquals(StopReason.MAX_TOKENS, received.end.reason());
        Received alone = receive(spoilt, TAIL);
        assertEquals(Kind.BROKEN, alone.failed());
        assertEquals("truncated_tool_call", alone.failure.reason());
        assertEquals(StopReason.MAX_TOKENS, receive(spoilt, WireFrames.tail("MAX_TOKENS")).end.reason());
    }

    @Test
    void whiteSpaceBeforeAToolOrThinkingIsNoText() {
        byte[] call = tool("{\"toolUseId\":\"1\",\"name\":\"a\",\"input\":\"{}\",\"stop\":true}");
        assertEquals("tool finished",
                receive(WireFrames.text("\n\n"), call, WireFrames.text("\n"), TAIL).order.toString());
        byte[] reasoning = WireFrames.event("reasoningContentEvent", "{\"text\":\"hm\"}");
        assertEquals("thinking finished", receive(WireFrames.text("\n"), reasoning, TAIL).order.toString());
        assertEquals("thinking text finished",
                receive(WireFrames.text("\n<thinking>hm</thinking>\n\n"), WireFrames.text("yes"), TAIL)
                        .order.toString());
        assertEquals("\n yes", receive(WireFrames.text("\n"), WireFrames.text(" yes"), TAIL).text.toString());
        assertEquals("\n", receive(WireFrames.text("\n"), TAIL).text.toString());
    }

    @Test
    void onlyThinkingIsAnAnswerThatWasCut() {
        byte[] reasoning = WireFrames.event("reasoningContentEvent", "{\"text\":\"hm\"}");
        assertEquals(StopReason.MAX_TOKENS, receive(reasoning, TAIL).end.reason());
        assertEquals(StopReason.MAX_TOKENS, receive(WireFrames.text("<thinking>hm"), TAIL).end.reason());
    }

    @Test
    void afterNativeReasoningTagsAreText() {
        byte[] reasoning = WireFrames.event("reasoningContentEvent", "{\"text\":\"hm\"}");
        Received received = receive(reasoning, WireFrames.text("<thinking>x</thinking>\n\ny"), TAIL);
        assertEquals("<thinking>x</thinking>\n\ny", received.text.toString());
        assertEquals("hm", received.thinking.toString());
    }

    @Test
    void thePlaceholderBesideAProofIsNotShown() {
        Received received = receive(
                WireFrames.text("Hi"),
                        WireFrames.event("reasoningContentEvent", "{\"text\":\"...\",\"signature\":\"c2ln\"}"), TAIL);
        assertEquals("", received.thinking.toString());
        assertEquals("c2ln", received.signatures.toString());
        assertEquals(StopReason.END_TURN, received.end.reason());
    }

    @Test
    void exceptionsComeInManyDisguises() {
        assertEquals(Kind.RATE_LIMITED, receive(WireFrames.event("throttlingError", "{}")).failed());
        assertEquals(Kind.RATE_LIMITED, receive(WireFrames.error("ThrottlingException", "slow down")).failed());
        assertEquals(Kind.CAPACITY, receive(WireFrames.error("throttlingError", "high traffic")).failed());
        assertEquals(Kind.TRANSIENT, receive(WireFrames.error("", "")).failed());
        assertEquals(Kind.TRANSIENT, receive(WireFrames.exception("", "not JSON")).failed());
    }

    @Test
    void tooLongBeforeAnyAnswerMeansTheQuestion() {
        assertEquals(Kind.CONTEXT_TOO_LARGE,
                receive(WireFrames.exception("ContentLengthExceededException", "{}")).failed());
    }

    @Test
    void anEmptyAnswerThatWasPaidForIsNotAskedForAgain() {
        assertEquals(Kind.EMPTY, receive(WireFrames.event("metadataEvent", "{\"stopReason\":\"END_TURN\"}")).failed());
        Received paid = receive(TAIL);
        assertNull(paid.failure);
        assertEquals(StopReason.END_TURN, paid.end.reason());
    }

    @Test
    void nothingButHalfAFrameIsBroken() {
        assertEquals("truncated_frame", receive(new byte[] {0, 0}).failure.reason());
    }

    @Test
    void contentAfterTheContextUsageNeedsATailOfItsOwn() {
        byte[] usage = WireFrames.event("contextUsageEvent", "{\"contextUsagePercentage\":1.25}");
        assertEquals(StopReason.MAX_TOKENS, receive(WireFrames.text("a"), usage, WireFrames.text("b")).end.reason());
        assertEquals(StopReason.END_TURN, receive(WireFrames.text("a"), usage).end.reason());
    }
}
