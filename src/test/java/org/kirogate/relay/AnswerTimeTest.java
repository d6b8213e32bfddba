package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.TokenState;
import org.kirogate.upstream.UpstreamFailure.Kind;

class AnswerTimeTest {
    private static final Duration PING = Duration.ofSeconds(15);

    private final RelayFixture relay = new RelayFixture().token(1);
    private final Instant start = relay.tokens.clock.instant();

    private Duration passed() {
        return Duration.between(start, relay.tokens.clock.instant());
    }

    private static ScriptedStream slow(int pieces) {
        ScriptedStream stream = new ScriptedStream();
        for (int i = 0; i < pieces; i++) {
            stream.text("a").silent();
        }
        return stream;
    }

    @Test
    void anAnswerThatStillGoesOnIsEndedInsideTheStreamAndTheTokenIsNotBlamed() {
        relay.token(2).answerTimeout(Duration.ofSeconds(40));
        ScriptedStream stream = slow(20);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            GatewayException late = assertThrows(GatewayException.class, () -> {
                while (true) {
                    reply.poll(PING);
                }
            });
            assertEquals(Fault.UPSTREAM_TIMEOUT, late.fault());
            assertEquals(Duration.ofSeconds(40), passed());
            assertEquals(Optional.of(Kind.TIMEOUT), relay.trace.lastFailure());
            assertTrue(stream.closed() > 0, "the upstream need not go on");
            assertThrows(GatewayException.class, () -> reply.poll(PING));
        }
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
        assertEquals(1, relay.trace.attempts());
        relay.assertNothingLeft();
    }

    @Test
    void anAnswerThatEndsInTimeIsNotTouched() {
        relay.answerTimeout(Duration.ofSeconds(40));
        ScriptedStream stream = new ScriptedStream().text("a").silent().text("b").silent().end(StopReason.END_TURN);
        assertEquals("ab", RelayFixture.text(relay.script(relay.answer(stream)).whole()));
    }

    @Test
    void withoutALimitAnAnswerMayTakeAnyTime() {
        try (RelayedReply reply = relay.script(relay.answer(slow(10_000))).open()) {
            for (int i = 1; i < 20_000; i++) {
                reply.poll(PING);
            }
            assertTrue(passed().compareTo(Duration.ofHours(40)) > 0);
        }
    }

    @Test
    void beforeTheFirstPieceALateAnswerIsARefusal() {
        relay.answerTimeout(Duration.ofSeconds(40)).script(relay.answer(new ScriptedStream().hang()));
        assertEquals(Fault.UPSTREAM_TIMEOUT, relay.refused().fault());
        assertEquals(Duration.ofSeconds(40), passed());
        assertEquals(2, relay.silences);
        assertEquals(TokenState.ACTIVE, relay.tokens.state(1));
        assertEquals(Duration.ofSeconds(40), relay.tokens.upstream.calls.get(0).patience().limit());
    }

    @Test
    void noRepeatIsBegunWhenTheTimeIsOver() {
        relay.token(2).answerTimeout(Duration.ofSeconds(10)).script(() -> {
            relay.tokens.clock.advance(Duration.ofSeconds(11));
            return RelayFixture.fails(Kind.RATE_LIMITED).get();
        });
        assertEquals(Fault.UPSTREAM_TIMEOUT, relay.refused().fault());
        assertEquals(1, relay.trace.attempts());
    }

    @Test
    void headAndFirstPieceShareOneTimeAndPingsDoNotProlongIt() {
        relay.script(() -> {
            relay.tokens.clock.advance(Duration.ofSeconds(100));
            return relay.answer(new ScriptedStream().hang()).get();
        });
        assertEquals(Fault.UPSTREAM_TIMEOUT, relay.refused().fault());
        assertEquals(Duration.ofSeconds(120), passed());
        assertEquals(1, relay.silences);
    }

    @Test
    void whoeverWaitsForTheHeadKnowsHowLongAndWhomToTell() {
        relay.whole();
        var patience = relay.tokens.upstream.calls.get(0).patience();
        assertEquals(Duration.ofSeconds(120), patience.limit());
        assertEquals(PING, patience.beat());
        patience.silence().run();
        assertEquals(1, relay.silences);
    }

    @Test
    void eventsThatCameWithTheEndAreNotLostToTheLimit() {
        relay.answerTimeout(Duration.ofSeconds(15));
        ReplyEvent.Finished end = new ReplyEvent.Finished(StopReason.END_TURN, "", ScriptedStream.COUNTS);
        ScriptedStream stream = new ScriptedStream().text("a").events(new ReplyEvent.TextDelta("b"), end);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            relay.tokens.clock.advance(Duration.ofSeconds(14));
            assertEquals(List.of(new ReplyEvent.TextDelta("b"), end), reply.poll(PING));
        }
    }
}
