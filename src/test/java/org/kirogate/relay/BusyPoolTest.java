package org.kirogate.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.Reply;
import org.kirogate.chat.ReplyFolder;
import org.kirogate.chat.StopReason;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.ScriptedStream;
import org.kirogate.token.ScriptedUpstream;
import org.kirogate.token.TokenLease;
import org.kirogate.upstream.UpstreamFailure;
import org.kirogate.upstream.UpstreamFailure.Kind;

/** Requests whose tokens have enough to do; a wait moves the clock. */
class BusyPoolTest {
    private static final Duration WAIT = Duration.ofSeconds(120);

    private final RelayFixture relay = new RelayFixture().token(1);
    private final Instant start = relay.tokens.clock.instant();

    private Duration passed() {
        return Duration.between(start, relay.tokens.clock.instant());
    }

    private void queue() {
        relay.tokens.queue(WAIT, 10);
    }

    private void rests(long seconds) {
        try (TokenLease lease = relay.tokens.acquire()) {
            lease.failed(new UpstreamFailure(Kind.RATE_LIMITED, 429, "", Duration.ofSeconds(seconds), ""));
        }
    }

    @Test
    void theTimeInTheQueueLeavesTheBudgetForFurtherAttemptsWhole() {
        queue();
        rests(70);
        relay.script(RelayFixture.fails(Kind.TRANSIENT), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertTrue(passed().compareTo(Duration.ofSeconds(70)) >= 0, passed().toString());
        assertTrue(relay.silences >= 4, "a client that waits is told every 15 s: " + relay.silences);
        assertTrue(relay.trace.notes().picks().get(0).waited().compareTo(Duration.ofSeconds(70)) >= 0);
    }

    @Test
    void aBusyPoolIsARateLimitWithAWait() {
        queue();
        relay.tokens.limits(1, 0);
        TokenLease held = relay.tokens.acquire();
        GatewayException refused = refusedWhileHeld(held);
        assertEquals(Fault.RATE_LIMITED, refused.fault());
        assertTrue(refused.retryAfter().isPresent());
        assertEquals(WAIT, passed());
        assertEquals(0, relay.trace.attempts());
        assertEquals(1, relay.tokens.pool().queue().refused());
    }

    private GatewayException refusedWhileHeld(TokenLease held) {
        try {
            relay.open().close();
        } catch (GatewayException e) {
            held.close();
            relay.assertNothingLeft();
            return e;
        }
        throw new AssertionError("it was answered");
    }

    @Test
    void theTotalTimeHoldsInTheQueueToo() {
        queue();
        relay.tokens.limits(1, 0);
        relay.answerTimeout(Duration.ofSeconds(40));
        GatewayException refused = refusedWhileHeld(relay.tokens.acquire());
        assertEquals(Fault.UPSTREAM_TIMEOUT, refused.fault());
        assertEquals(Duration.ofSeconds(40), passed());
    }

    @Test
    void anotherTokenIsWaitedForNoLongerThanTheBudgetAndTheFirstFailureIsTold() {
        queue();
        relay.tokens.limits(1, 0);
        relay.token(2);
        TokenLease held = relay.tokens.acquire();
        relay.script(RelayFixture.fails(Kind.CAPACITY), RelayFixture.fails(Kind.CAPACITY),
                RelayFixture.fails(Kind.CAPACITY));
        GatewayException refused = refusedWhileHeld(held);
        assertEquals(Fault.OVERLOADED, refused.fault());
        assertEquals(3, relay.trace.attempts());
        assertEquals(0, relay.tokens.pool().queue().refused(), "it was tried again where it had failed");
        assertTrue(passed().compareTo(Duration.ofSeconds(60)) <= 0, passed().toString());
    }

    @Test
    void aTokenThatComesFreeDuringFailoverAnswers() {
        queue();
        relay.token(2);
        rests(20);
        relay.script(RelayFixture.fails(Kind.QUOTA), relay.hello());
        assertEquals("Hello, world.", RelayFixture.text(relay.whole()));
        assertEquals(List.of(2L, 1L), relay.trace.tokenIds());
        assertTrue(passed().compareTo(Duration.ofSeconds(20)) >= 0, passed().toString());
    }

    @Test
    void whoHoldsATokenDoesNotWaitForASecondOne() {
        queue();
        relay.tokens.limits(1, 0);
        relay.token(2);
        TokenLease held = relay.tokens.acquire();
        relay.tokens.upstream.onSearch = query -> {
            throw ScriptedUpstream.failure(Kind.QUOTA);
        };
        relay.search(SearchScripts.offer(1)).script(relay.answer(SearchScripts.searches("rivers")),
                relay.answer(new ScriptedStream().text("Without.").end(StopReason.END_TURN)));
        Reply reply;
        try (RelayedReply open = relay.open()) {
            reply = ReplyFolder.fold(open.first(), open, Duration.ofSeconds(1));
        }
        held.close();
        assertEquals(List.of("unavailable"), SearchScripts.errors(reply));
        assertEquals(Duration.ZERO, passed());
        relay.assertNothingLeft();
    }
}
