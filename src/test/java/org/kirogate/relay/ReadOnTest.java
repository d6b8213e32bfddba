package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.TokenCounts;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Answers of clients that have left. */
class ReadOnTest {
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final TokenCounts ONCE = ScriptedStream.COUNTS;
    private final RelayFixture relay = new RelayFixture().token(1);

    /** The client is gone, and what it had asked for is not wanted any more. */
    private static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** A client that leaves while the first call is under way. */
    private static final class Leaver implements Listener {
        private boolean left;

        @Override
        public void silence(boolean underWay) {
            left = true;
            if (!underWay) {
                throw new Gone();
            }
        }

        @Override
        public void asking() {
            if (left) {
                throw new Gone();
            }
        }
    }

    private static TokenCounts toEnd(RelayedReply reply) {
        reply.clientGone();
        Optional<TokenCounts> used = Optional.empty();
        while (used.isEmpty()) {
            used = reply.readOn(STEP);
        }
        return used.get();
    }

    @Test
    void theTrueCostIsLearnedAndReachesTheToken() {
        ScriptedStream stream = new ScriptedStream().text("Hel").silent().text("lo").end(StopReason.END_TURN);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            assertEquals(Optional.empty(), reply.readOn(STEP), "silence");
            assertEquals(ONCE, toEnd(reply));
            assertEquals(ONCE, toEnd(reply), "it is still known");
        }
        assertEquals(ONCE.credits(), relay.tokens.sharedUsed(1));
        relay.assertNothingLeft();
    }

    @Test
    void aFailureSaysThatNothingMoreIsToBeLearned() {
        ScriptedStream stream = new ScriptedStream().text("Hel").fail(Kind.BROKEN);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            assertThrows(GatewayException.class, () -> toEnd(reply));
        }
        relay.assertNothingLeft();
    }

    @Test
    void theRoundUnderWayIsReadAndNoOtherBegun() {
        relay.search(SearchScripts.offer(3));
        relay.script(relay.answer(SearchScripts.searches("rivers")), relay.hello());
        try (RelayedReply reply = relay.open()) {
            assertEquals(ONCE, toEnd(reply));
        }
        assertEquals(1, relay.trace.attempts());
        assertEquals(List.of(), relay.tokens.upstream.queries);
        relay.assertNothingLeft();
    }

    @Test
    void roundsBeforeAreCountedIn() {
        relay.search(SearchScripts.offer(3));
        relay.tokens.upstream.onSearch = query -> List.of(SearchScripts.HIT);
        relay.script(relay.answer(SearchScripts.searches("rivers")), relay.hello());
        try (RelayedReply reply = relay.open()) {
            reply.poll(STEP);
            reply.poll(STEP);
            assertEquals(2, relay.trace.attempts());
            assertEquals(ONCE.plus(ONCE), toEnd(reply));
        }
        relay.assertNothingLeft();
    }

    @Test
    void anAnswerThatIsNoGoodIsNotAskedForAgain() {
        relay.format(new OutputFormat(OutputFormat.Kind.JSON_OBJECT, new JsonObject()));
        relay.script(relay.answer(new ScriptedStream().events(new ReplyEvent.ToolCall("1", "look", "{}"))
                .text("no JSON").end(StopReason.END_TURN)), relay.hello());
        try (RelayedReply reply = relay.tools("look").open()) {
            assertEquals(ONCE, toEnd(reply));
        }
        assertEquals(1, relay.trace.attempts());
        relay.assertNothingLeft();
    }

    @Test
    void aCallThatHasNotBegunToAnswerGoesOn() {
        relay.listener = new Leaver();
        ScriptedStream stream = new ScriptedStream().silent().text("Hello").end(StopReason.END_TURN);
        try (RelayedReply reply = relay.script(relay.answer(stream)).open()) {
            assertEquals(ONCE, toEnd(reply));
        }
        relay.assertNothingLeft();
    }

    @Test
    void noOtherTryIsMadeForAClientThatLeft() {
        relay.listener = new Leaver();
        relay.token(2).script(relay.answer(new ScriptedStream().silent().fail(Kind.QUOTA)), relay.hello());
        assertThrows(Gone.class, relay::open);
        assertEquals(1, relay.trace.attempts());
        relay.assertNothingLeft();
    }

    @Test
    void theReceiptSaysForHowLong() {
        try (RelayedReply reply = relay.script(relay.hello()).open()) {
            toEnd(reply);
        }
        relay.trace.readOn(ReadOn.SETTLED, Duration.ofMillis(1234));
        JsonObject receipt = JsonParser.parseString(relay.trace.receipt(
                new ReceiptEnd("m", List.of(), "client_gone", "", Instant.EPOCH))).getAsJsonObject();
        assertEquals("settled", receipt.get("read_on").getAsString());
        assertEquals(1234, receipt.get("read_on_ms").getAsLong());
        assertTrue(receipt.has("calls"));
    }
}
