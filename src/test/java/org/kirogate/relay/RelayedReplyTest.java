package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenState;
import org.kirogate.upstream.UpstreamFailure.Kind;

class RelayedReplyTest {
    private static final Duration STEP = Duration.ofSeconds(1);
    private final RelayFixture relay = new RelayFixture().token(1);

    private RelayedReply open(ScriptedStream stream) {
        return relay.script(relay.answer(stream)).open();
    }

    private static ScriptedStream reasoned() {
        return new ScriptedStream()
                .events(new ReplyEvent.ReasoningDelta("hm"))
                .events(new ReplyEvent.ReasoningSignature("sig"), new ReplyEvent.RedactedReasoning("opaque"))
                .text("Answer").end(StopReason.END_TURN);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void afterTheFirstPieceNoOtherTokenIsTriedWhateverFails(Kind kind) {
        relay.token(2);
        try (RelayedReply reply = open(new ScriptedStream().text("Hel").fail(kind))) {
            GatewayException told = assertThrows(GatewayException.class, () -> reply.poll(STEP));
            assertTrue(told.fault() != Fault.UNAUTHENTICATED && told.fault().status() != 401);
            assertEquals(Optional.of(kind), relay.trace.lastFailure());
        }
        assertEquals(1, relay.trace.attempts());
        relay.assertNothingLeft();
    }

    @Test
    void aFailureInsideTheAnswerReachesTheToken() {
        try (RelayedReply reply = open(new ScriptedStream().text("Hel").fail(Kind.SUSPENDED))) {
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
        assertEquals(TokenState.SUSPENDED, relay.tokens.state(1));
    }

    @Test
    void aClientThatLeavesSaysNothingAboutTheToken() {
        try (RelayedReply reply = open(new ScriptedStream().text("Hel").fail(Kind.SUSPENDED))) {
            reply.clientGone();
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
        relay.assertNothingLeft();
    }

    @Test
    void anAnswerThatIsLeftBeforeItsEndCostsAsMuchAsThoseBeforeIt() {
        try (RelayedReply reply = open(ScriptedStream.hello())) {
            ReplyFolder.fold(reply.first(), reply, STEP);
        }
        assertEquals(0.5, relay.tokens.sharedUsed(1));
        open(new ScriptedStream().text("Hel")).close();
        assertEquals(1, relay.tokens.sharedUsed(1), "the client hung up");
        try (RelayedReply reply = open(new ScriptedStream().text("Hel").fail(Kind.BROKEN))) {
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
        assertEquals(1.5, relay.tokens.sharedUsed(1), "the service broke it off");
        relay.stops("world");
        try (RelayedReply reply = open(ScriptedStream.hello())) {
            assertEquals(StopReason.STOP_SEQUENCE, ReplyFolder.fold(reply.first(), reply, STEP).end().reason());
        }
        assertEquals(2, relay.tokens.sharedUsed(1), "it was cut here");
    }

    @Test
    void closingTwiceGivesThePlaceBackOnce() {
        RelayedReply reply = open(new ScriptedStream().text("Hel"));
        assertEquals(1, relay.tokens.inFlight(1));
        reply.close();
        reply.close();
        assertEquals(0, relay.tokens.inFlight(1));
    }

    @Test
    void aFaultOfOurOwnIsToldAsTheRequestIdAndNothingElse() {
        try (RelayedReply reply = open(new ScriptedStream().text("Hel").fail(new IllegalStateException("a bug")))) {
            GatewayException told = assertThrows(GatewayException.class, () -> reply.poll(STEP));
            assertEquals(Fault.INTERNAL, told.fault());
            assertEquals(RelayFixture.REQUEST_ID, told.getMessage());
        }
    }

    @Test
    void askingAfterTheEndIsRefused() {
        try (RelayedReply reply = open(new ScriptedStream().text("all").end(StopReason.END_TURN))) {
            reply.poll(STEP);
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
    }

    @Test
    void reasoningNobodyAskedForIsLeftOutWithItsProof() {
        Reply reply = relay.script(relay.answer(reasoned())).whole();
        assertEquals(List.of(new Part.Text("Answer")), reply.parts());
    }

    @Test
    void hiddenReasoningCommitsAndIsNoReasonForAPing() {
        ScriptedStream stream = new ScriptedStream();
        for (int i = 0; i < 50; i++) {
            stream.events(new ReplyEvent.ReasoningDelta("hm"));
        }
        try (RelayedReply reply = open(stream.text("Answer").end(StopReason.END_TURN))) {
            assertEquals(List.of(), reply.first());
            assertEquals(List.of(new ReplyEvent.TextDelta("Answer")), reply.poll(STEP));
        }
    }

    @Test
    void silenceInsideTheAnswerIsAReasonForAPing() {
        try (RelayedReply reply = open(new ScriptedStream().text("a").silent().text("b"))) {
            assertEquals(List.of(), reply.poll(STEP));
            assertEquals(List.of(new ReplyEvent.TextDelta("b")), reply.poll(STEP));
        }
    }

    @Test
    void aModelNameMayAskForReasoning() {
        relay.model(ScriptedUpstream.THINKING_MODEL);
        Reply reply = relay.script(relay.answer(reasoned())).whole();
        assertEquals(List.of(new Part.Reasoning("hm", "sig"), new Part.RedactedReasoning("opaque"),
                new Part.Text("Answer")),
                reply.parts());
        assertEquals(Thinking.Mode.ENABLED, relay.tokens.upstream.calls.get(0).request().thinking().mode());
    }

    @Test
    void whatTheRequestSaysAboutReasoningHoldsOverTheModelsName() {
        relay.model(ScriptedUpstream.THINKING_MODEL)
                .thinking(new Thinking(Thinking.Mode.DISABLED, 0, Thinking.Effort.DEFAULT));
        assertEquals(List.of(new Part.Text("Answer")), relay.script(relay.answer(reasoned())).whole().parts());
    }

    @Test
    void aStopTextEndsTheAnswerAndTheUpstreamCallAndCountsAsAGoodOne() {
        relay.stops("STOP");
        ScriptedStream stream = new ScriptedStream().text("one ST").text("OP two").text("never read");
        try (RelayedReply reply = open(stream)) {
            assertEquals(List.of(new ReplyEvent.TextDelta("one ")), reply.first());
            ReplyEvent.Finished end = (ReplyEvent.Finished) reply.poll(STEP).get(0);
            assertEquals(StopReason.STOP_SEQUENCE, end.reason());
            assertEquals("STOP", end.stopSequence());
            assertEquals(1, stream.closed());
        }
        relay.assertNothingLeft();
    }
}
