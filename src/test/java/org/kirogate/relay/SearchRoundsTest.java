package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.kirogate.relay.SearchScripts.HIT;
import static org.kirogate.relay.SearchScripts.STEP;
import static org.kirogate.relay.SearchScripts.offer;
import static org.kirogate.relay.SearchScripts.search;
import static org.kirogate.relay.SearchScripts.searches;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.Part;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.StopReason;
import org.kirogate.chat.Thinking;
import org.kirogate.chat.ToolChoice;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.upstream.UpstreamFailure.Kind;

class SearchRoundsTest {
    private final RelayFixture relay = new RelayFixture().token(1).search(offer(5));
    private final ScriptedUpstream upstream = relay.tokens.upstream;

    @BeforeEach
    void find() {
        upstream.onSearch = query -> List.of(HIT);
    }

    private Supplier<ReplyStream> says(String text) {
        return relay.answer(new ScriptedStream().text(text).end(StopReason.END_TURN));
    }

    private ChatRequest asked(int call) {
        return upstream.calls.get(call).request();
    }

    @Test
    void laterRoundsStayOnTheTokenThatKnowsTheConversation() {
        relay.token(2).token(3);
        relay.script(relay.answer(searches("a")), relay.answer(searches("b")), says("c")).whole();
        assertEquals(1, upstream.calls.stream().map(call -> call.credential().accessToken()).distinct().count());
        assertEquals(List.of(1L), relay.trace.tokenIds());
    }

    @Test
    void allRoundsAreOneConversationToTheUpstream() {
        relay.script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(RelayFixture.REQUEST_ID, asked(0).sessionKey());
        assertEquals(asked(0).sessionKey(), asked(1).sessionKey());
    }

    @Test
    void whatWasSpentIsKnownWhenALaterRoundFails() {
        relay.script(relay.answer(searches("a")), RelayFixture.fails(Kind.BAD_REQUEST));
        assertThrows(GatewayException.class, relay::whole);
        assertEquals(ScriptedStream.COUNTS, relay.trace.spent());
    }

    @Test
    void aRoundThatFailsBeforeItsFirstEventMovesToAnotherToken() {
        relay.token(2);
        Reply reply = relay.script(relay.answer(searches("a")), RelayFixture.fails(Kind.QUOTA), says("b")).whole();
        assertEquals("Let me look.b", RelayFixture.text(reply));
        assertEquals(List.of(1L, 2L), relay.trace.tokenIds());
        assertEquals(3, relay.trace.attempts());
        assertEquals(1, upstream.calls.get(1).attempt(), "each call counts its own attempts");
        assertEquals(2, upstream.calls.get(2).attempt());
    }

    @Test
    void theTimeForFurtherAttemptsBeginsAnewWithEachRound() {
        relay.token(2);
        upstream.onSearch = query -> {
            relay.tokens.clock.advance(Duration.ofSeconds(90));
            return List.of(HIT);
        };
        Reply reply = relay.script(relay.answer(searches("a")), RelayFixture.fails(Kind.QUOTA), says("b")).whole();
        assertEquals("Let me look.b", RelayFixture.text(reply));
    }

    @Test
    void aRoundThatFailsForGoodIsAFailureInsideTheAnswer() {
        relay.script(relay.answer(searches("a")), RelayFixture.fails(Kind.CONTEXT_TOO_LARGE));
        try (RelayedReply reply = relay.open()) {
            reply.poll(STEP);
            assertEquals(Fault.CONTEXT_TOO_LARGE,
                    assertThrows(GatewayException.class, () -> reply.poll(STEP)).fault());
            assertThrows(GatewayException.class, () -> reply.poll(STEP));
        }
        relay.assertNothingLeft();
    }

    @Test
    void aSearchCountsTowardsTheTokensRequestsPerMinuteAndAnotherTokenRunsIt() {
        relay.tokens.limits(0, 2);
        relay.token(2).script(relay.answer(searches("a", "b")), says("c")).whole();
        assertEquals(2, upstream.searchers.stream().distinct().count());
        relay.assertNothingLeft();
    }

    @Test
    void aRoundThatFailsInItsMiddleIsNotRepeated() {
        relay.token(2).script(relay.answer(searches("a")),
                relay.answer(new ScriptedStream().text("Lo").fail(Kind.TRANSIENT)));
        try (RelayedReply reply = relay.open()) {
            reply.poll(STEP);
            assertEquals(List.of(new ReplyEvent.TextDelta("Lo")), reply.poll(STEP));
            assertEquals(Fault.UPSTREAM_FAILED, assertThrows(GatewayException.class, () -> reply.poll(STEP)).fault());
        }
        assertEquals(2, upstream.calls.size());
        relay.assertNothingLeft();
    }

    @Test
    void theCallerIsToldOfTheSilenceBeforeALaterRound() {
        relay.script(relay.answer(searches("a")),
                relay.answer(new ScriptedStream().silent().silent().text("b").end(StopReason.END_TURN)));
        relay.whole();
        assertEquals(2, relay.silences);
    }

    @Test
    void aClientThatLeavesWhileARoundIsOpenedLeavesNothingBehind() {
        relay.script(relay.answer(searches("a")), () -> {
            throw new IllegalStateException("the client is gone");
        });
        RelayedReply reply = relay.open();
        reply.poll(STEP);
        assertThrows(IllegalStateException.class, () -> reply.poll(STEP));
        reply.clientGone();
        reply.close();
        reply.close();
        relay.assertNothingLeft();
    }

    @Test
    void theTotalTimeHoldsOverAllRounds() {
        relay.answerTimeout(Duration.ofSeconds(60));
        upstream.onSearch = query -> {
            relay.tokens.clock.advance(Duration.ofSeconds(25));
            return List.of(HIT);
        };
        relay.script(relay.answer(searches("a")), relay.answer(searches("b")), relay.answer(searches("c")));
        GatewayException late = assertThrows(GatewayException.class, relay::whole);
        assertEquals(Fault.UPSTREAM_TIMEOUT, late.fault());
        assertEquals(3, upstream.queries.size());
    }

    @Test
    void anAnswerThatFailedInASearchIsOver() {
        upstream.onSearch = query -> {
            throw new IllegalStateException("the client is gone");
        };
        RelayedReply reply = relay.script(relay.answer(searches("a", "b"))).open();
        assertThrows(IllegalStateException.class, () -> reply.poll(STEP));
        assertEquals(Fault.INTERNAL, assertThrows(GatewayException.class, () -> reply.poll(STEP)).fault());
        reply.close();
        relay.assertNothingLeft();
    }

    @Test
    void aSearchThatMustBeMadeIsWishedForInTheFirstRoundOnly() {
        relay.tools("look").choice(ToolChoice.Mode.NAMED, "web_search")
                .script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(ToolChoice.Mode.NAMED, asked(0).toolChoice().mode());
        assertEquals(ToolChoice.AUTO, asked(1).toolChoice());
        upstream.calls.clear();
        relay.choice(ToolChoice.Mode.REQUIRED, "").script(relay.answer(searches("a")), says("b")).whole();
        assertEquals(ToolChoice.Mode.REQUIRED, asked(0).toolChoice().mode());
        assertEquals(ToolChoice.AUTO, asked(1).toolChoice());
        upstream.calls.clear();
        relay.choice(ToolChoice.Mode.NAMED, "look").script(relay.answer(searches("a")), says("b")).whole();
        assertEquals("look", asked(1).toolChoice().tool());
    }

    @Test
    void whoWantsNoToolCalledIsOfferedNoSearch() {
        relay.choice(ToolChoice.Mode.NONE, "").whole();
        assertEquals(List.of(), asked(0).tools());
    }

    @Test
    void hiddenReasoningGoesBackToTheModelAndNotToTheCaller() {
        ScriptedStream thinks = new ScriptedStream()
                .events(new ReplyEvent.ReasoningDelta("hm"), new ReplyEvent.ReasoningSignature("sig"), search("a"))
                .end(StopReason.TOOL_USE);
        Reply reply = relay.script(relay.answer(thinks), says("b")).whole();
        assertEquals(2, reply.parts().size());
        assertEquals(new Part.Reasoning("hm", "sig"), asked(1).messages().get(1).parts().get(0));
    }

    @Test
    void shownReasoningIsShownInEveryRound() {
        relay.thinking(new Thinking(Thinking.Mode.ADAPTIVE, 0, Thinking.Effort.DEFAULT));
        ScriptedStream thinks = new ScriptedStream()
                .events(new ReplyEvent.ReasoningDelta("hm"), new ReplyEvent.ReasoningSignature("sig"), search("a"))
                .end(StopReason.TOOL_USE);
        Reply reply = relay.script(relay.answer(thinks), says("b")).whole();
        assertEquals(new Part.Reasoning("hm", "sig"), reply.parts().get(0));
    }

    @Test
    void aStopTextEndsTheAnswerInWhateverRoundAndNoSearchIsRunAfterIt() {
        relay.stops("STOP").script(relay.answer(searches("a")),
                relay.answer(new ScriptedStream().text("one STOP").events(search("b")).end(StopReason.TOOL_USE)));
        Reply reply = relay.whole();
        assertEquals(StopReason.STOP_SEQUENCE, reply.end().reason());
        assertEquals(List.of("a"), upstream.queries);
        assertEquals("Let me look.one ", RelayFixture.text(reply));
    }

    @Test
    void theLimitOfTokensHoldsOverAllRounds() {
        relay.maxTokens(40).script(relay.answer(searches("a")),
                relay.answer(new ScriptedStream().text("word ".repeat(100))));
        Reply reply = relay.whole();
        assertEquals(StopReason.MAX_TOKENS, reply.end().reason());
        assertEquals(37, asked(1).maxTokens(), "what the first round left by the upstream's own count");
    }

    @Test
    void noRoundIsBegunWhenTheLimitIsSpent() {
        upstream.limitsOutput = true;
        relay.maxTokens(3).script(relay.answer(searches("a")));
        assertEquals(StopReason.MAX_TOKENS, relay.whole().end().reason());
    }
}
