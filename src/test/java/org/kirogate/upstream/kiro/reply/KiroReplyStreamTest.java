package org.kirogate.upstream.kiro.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.upstream.UpstreamException;
import org.kirogate.upstream.UpstreamFailure.Kind;

class KiroReplyStreamTest {
    private static final Duration STEP = Duration.ofSeconds(15);

    private final SteppedClock clock = new SteppedClock();
    private final Instant start = clock.instant();

    private KiroReplyStream open(FakeAnswer answer) {
        return new KiroReplyStream(answer, Contexts.of(clock));
    }

    private FakeAnswer answer(FakeAnswer.End end) {
        return new FakeAnswer(clock, end);
    }

    private Duration passed() {
        return Duration.between(start, clock.instant());
    }

    @Test
    void silenceGivesEmptyListsInTimeForPings() {
        KiroReplyStream stream =
                open(answer(FakeAnswer.End.EOF).silent(Duration.ofSeconds(40)).then(WireFrames.text("Hi")));
        assertEquals(List.of(), stream.poll(STEP));
        assertEquals(STEP, passed());
        assertEquals(List.of(), stream.poll(STEP));
        assertEquals(List.of(new ReplyEvent.TextDelta("Hi")), stream.poll(STEP));
        assertEquals(Duration.ofSeconds(40), passed());
    }

    @Test
    void noFirstTokenInTimeIsATimeout() {
        Received received = Received.all(open(answer(FakeAnswer.End.HANG)));
        assertEquals(Kind.TIMEOUT, received.failed());
        assertEquals("first_token", received.failure.reason());
        assertEquals(Contexts.FIRST_TOKEN, passed());
    }

    @Test
    void framesWithoutContentDoNotPutOffTheFirstToken() {
        FakeAnswer drip = answer(FakeAnswer.End.HANG);
        for (int i = 0; i < 40; i++) {
            drip.silent(Duration.ofSeconds(10)).then(WireFrames.event("messageMetadataEvent", "{}"));
        }
        assertEquals(Kind.TIMEOUT, Received.all(open(drip)).failed());
        assertEquals(Contexts.FIRST_TOKEN, passed());
    }

    @Test
    void silenceInsideTheAnswerIsATimeoutHoweverOftenTheCallerAsks() {
        FakeAnswer hangs = answer(FakeAnswer.End.HANG).silent(Duration.ofSeconds(100)).then(WireFrames.text("Hi"));
        Received received = Received.all(open(hangs));
        assertEquals("Hi", received.text.toString());
        assertEquals(Kind.TIMEOUT, received.failed());
        assertEquals("silence", received.failure.reason());
        assertEquals(Contexts.READ.plusSeconds(100), passed());
        assertTrue(received.empties > 10);
    }

    @Test
    void timeInWhichNobodyAskedIsNoSilence() {
        KiroReplyStream stream = open(answer(FakeAnswer.End.EOF)
                .then(WireFrames.text("Hi")).silent(Duration.ofSeconds(1)).then(WireFrames.text(" there")));
        stream.poll(STEP);
        clock.advance(Duration.ofHours(1));
        assertEquals(List.of(new ReplyEvent.TextDelta(" there")), stream.poll(STEP));
    }

    @Test
    void theConnectionMayStayOpenAfterMeteringForFiveSecondsOnly() {
        FakeAnswer hangs = answer(FakeAnswer.End.HANG)
                .then(WireFrames.text("Done.")).silent(Duration.ofSeconds(3)).then(WireFrames.tail("END_TURN"));
        Received received = Received.all(open(hangs));
        assertEquals(StopReason.END_TURN, received.end.reason());
        assertEquals(Duration.ofSeconds(8), passed());
        assertTrue(hangs.closed());
    }

    @Test
    void silenceAfterTheStopReasonIsAnEndAndNoTimeout() {
        byte[] metadata = WireFrames.event("metadataEvent", "{\"stopReason\":\"END_TURN\"}");
        Received received = Received.all(open(answer(FakeAnswer.End.HANG).then(WireFrames.text("Done."))
                .then(metadata)));
        assertEquals(StopReason.END_TURN, received.end.reason());
    }

    @Test
    void aResetAfterTheTailIsAnEndAndBeforeItAFailure() {
        Received late = Received.all(open(answer(FakeAnswer.End.RESET)
                .then(WireFrames.text("Done.")).then(WireFrames.tail("END_TURN"))));
        assertEquals(StopReason.END_TURN, late.end.reason());
        Received early = Received.all(open(answer(FakeAnswer.End.RESET).then(WireFrames.text("Half"))));
        assertEquals("Half", early.text.toString());
        assertEquals(Kind.TRANSIENT, early.failed());
        assertEquals("http_reset", early.failure.reason());
    }

    @Test
    void whatCameBeforeAFailureInTheSameReadIsGivenFirst() {
        KiroReplyStream stream =
                Contexts.stream(WireFrames.text("Partial "), WireFrames.exception("throttlingError", "{}"));
        assertEquals(List.of(new ReplyEvent.TextDelta("Partial ")), stream.poll(STEP));
        assertEquals(Kind.RATE_LIMITED,
                assertThrows(UpstreamException.class, () -> stream.poll(STEP)).failure().kind());
        assertThrows(UpstreamException.class, () -> stream.poll(STEP));
    }

    @Test
    void textHeldForATagIsGivenBeforeAFailureUnlessNothingWasGivenYet() {
        byte[] failure = WireFrames.exception("error", "{}");
        assertEquals("Hi\n<thi", Received.all(Contexts.stream(WireFrames.text("Hi\n<thi"), failure)).text.toString());
        Received nothing = Received.all(Contexts.stream(WireFrames.text("<thi"), failure));
        assertEquals("", nothing.order.toString());
        assertEquals(Kind.TRANSIENT, nothing.failed());
    }

    @Test
    void afterTheEndThereIsNothingToAskFor() {
        KiroReplyStream stream = Contexts.stream(WireFrames.text("Hi"), WireFrames.tail("END_TURN"));
        Received.all(stream);
        assertThrows(IllegalStateException.class, () -> stream.poll(STEP));
    }

    @Test
    void theServedModelIsTheOneTheServiceNames() {
        KiroReplyStream stream = Contexts.stream(
                WireFrames.event("assistantResponseEvent", "{\"content\":\"Hi\",\"modelId\":\"served-model\"}"));
        assertEquals("asked-model", stream.servedModel());
        stream.poll(STEP);
        assertEquals("served-model", stream.servedModel());
    }

    @Test
    void closingEndsTheCall() {
        FakeAnswer open = answer(FakeAnswer.End.HANG).then(WireFrames.text("Hi"));
        KiroReplyStream stream = open(open);
        stream.poll(STEP);
        assertFalse(open.closed());
        stream.close();
        stream.close();
        assertTrue(open.closed());
    }

    @Test
    void whereNoTailIsSentACleanEndIsAGoodEnd() {
        FakeAnswer noTail = answer(FakeAnswer.End.EOF).then(WireFrames.text("Done."));
        Received received = Received.all(new KiroReplyStream(noTail, Contexts.of(clock, false, false)));
        assertEquals(StopReason.END_TURN, received.end.reason());
        assertNull(received.failure);
        FakeAnswer half = answer(FakeAnswer.End.EOF).then(WireFrames.text("Done.")).then(new byte[] {0, 0, 0});
        Received cut = Received.all(new KiroReplyStream(half, Contexts.of(clock, false, false)));
        assertEquals(StopReason.MAX_TOKENS, cut.end.reason());
    }
}
