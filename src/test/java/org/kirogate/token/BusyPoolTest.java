package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.upstream.UpstreamFailure;

/** One thread does all here: its waits move the clock. */
class BusyPoolTest {
    private static final TokenScope PUBLIC = new TokenScope.PublicTokens();
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final PoolFixture fixture = new PoolFixture().queue(WAIT, 2);
    private final Instant start = fixture.clock.instant();
    private final List<Selection> seen = new ArrayList<>();
    private int silences;

    private Waiting waiting(Instant deadline) {
        return new Waiting(deadline, Duration.ofSeconds(10), () -> silences++, seen::add);
    }

    private TokenLease acquire(Long... exclude) {
        return fixture.pool().acquire(
                new TokenAsk(PUBLIC, ScriptedUpstream.MODEL, Set.of(exclude)), waiting(Instant.MAX));
    }

    private GatewayException refused(Long... exclude) {
        return assertThrows(GatewayException.class, () -> acquire(exclude));
    }

    private void rests(long seconds) {
        try (TokenLease lease = fixture.acquire()) {
            lease.failed(new UpstreamFailure(
                    UpstreamFailure.Kind.RATE_LIMITED, 429, "", Duration.ofSeconds(seconds), ""));
        }
    }

    private Duration passed() {
        return Duration.between(start, fixture.clock.instant());
    }

    private void within(Duration least, Duration most) {
        assertTrue(passed().compareTo(least) >= 0 && passed().compareTo(most) <= 0, passed().toString());
    }

    @Test
    void aRequestWaitsForTheEndOfTheNearestCoolDown() {
        fixture.token(1).token(2);
        rests(25);
        rests(7);
        try (TokenLease lease = acquire()) {
            assertEquals(2, lease.tokenId());
        }
        // A cool-down may be set a little longer than the service asked for.
        within(Duration.ofSeconds(7), Duration.ofSeconds(12));
        assertEquals(1, seen.size());
        assertEquals(passed(), seen.get(0).waited());
        assertEquals(2, seen.get(0).tokenId());
    }

    @Test
    void aCoolDownThatEndsTooLateIsAnEmptyPoolAtOnce() {
        fixture.token(1);
        rests(60);
        GatewayException refused = refused();
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals(Duration.ofSeconds(20), refused.retryAfter().orElseThrow());
        assertEquals(Duration.ZERO, passed());
        assertEquals(Selection.How.NONE, seen.get(0).how());
    }

    @Test
    void aFullTokenIsWaitedForInVainAndThenTheAnswerIsARateLimit() {
        fixture.limits(1, 0).token(1);
        try (TokenLease lease = fixture.acquire()) {
            GatewayException refused = refused();
            assertEquals(Fault.RATE_LIMITED, refused.fault());
            assertEquals("All accounts that can serve this request are busy and stayed so for the 30 s that it waited. "
                    + "Try again later.", refused.getMessage());
            assertEquals(Duration.ofSeconds(5), refused.retryAfter().orElseThrow());
        }
        assertEquals(WAIT, passed());
        assertEquals(1, seen.size());
        assertEquals(WAIT, seen.get(0).waited());
        assertEquals(1, seen.get(0).skips().count(SkipReason.FULL));
        assertEquals(2, silences);
        assertEquals(0, fixture.pool().queue().waiting());
    }

    @Test
    void retryAfterComesFromHowLongRequestsTookLatelyAndStaysInBounds() {
        fixture.limits(1, 0).queue(Duration.ZERO, 1).token(1);
        assertEquals(Duration.ofSeconds(12), retryAfterLeasesOf(Duration.ofSeconds(12)));
        fixture.pool().reload();
        for (int i = 0; i < 200; i++) {
            held(Duration.ofMillis(10));
        }
        assertEquals(Duration.ofSeconds(1), retryAfterLeasesOf(Duration.ofMillis(10)));
        for (int i = 0; i < 200; i++) {
            held(Duration.ofMinutes(10));
        }
        assertEquals(Duration.ofSeconds(20), retryAfterLeasesOf(Duration.ofMinutes(10)));
    }

    private Duration retryAfterLeasesOf(Duration time) {
        held(time);
        try (TokenLease lease = fixture.acquire()) {
            return refused().retryAfter().orElseThrow();
        }
    }

    private void held(Duration time) {
        try (TokenLease lease = fixture.acquire()) {
            fixture.clock.advance(time);
        }
    }

    @Test
    void withoutAQueueABusyPoolIsARateLimitAtOnce() {
        fixture.limits(1, 0).queue(Duration.ZERO, 1).token(1);
        try (TokenLease lease = fixture.acquire()) {
            GatewayException refused = refused();
            assertEquals(Fault.RATE_LIMITED, refused.fault());
            assertEquals("All accounts that can serve this request are busy. Try again later.", refused.getMessage());
        }
        assertEquals(Duration.ZERO, passed());
    }

    @Test
    void aTokensPaceIsWaitedForAsLongAsItsWindowHelpsInTime() {
        fixture.limits(0, 1).token(1);
        fixture.acquire().close();
        GatewayException refused = refused();
        assertEquals(Fault.RATE_LIMITED, refused.fault());
        assertEquals(Duration.ofSeconds(20), refused.retryAfter().orElseThrow());
        assertEquals(Duration.ZERO, passed());
        fixture.clock.advance(Duration.ofSeconds(40));
        acquire().close();
        assertEquals(Duration.ofSeconds(60), passed());
    }

    @Test
    void noRequestWaitsPastItsOwnEnd() {
        fixture.limits(1, 0).token(1);
        try (TokenLease lease = fixture.acquire()) {
            TokenAsk ask = PoolFixture.ask();
            Waiting threeSeconds = waiting(start.plusSeconds(3));
            assertThrows(GatewayException.class, () -> fixture.pool().acquire(ask, threeSeconds));
            assertEquals(Duration.ofSeconds(3), passed());
            assertThrows(GatewayException.class, () -> fixture.pool().acquire(ask, Waiting.none(seen::add)));
            assertEquals(Duration.ofSeconds(3), passed());
        }
    }

    @Test
    void tokensThatWereTriedAreNoHope() {
        fixture.limits(1, 0).token(1).token(2);
        rests(7);
        try (TokenLease full = acquire()) {
            assertEquals(2, full.tokenId());
            assertEquals(Fault.POOL_EMPTY, refused(1L, 2L).fault());
        }
        assertEquals(Duration.ZERO, passed());
    }

    @Test
    void aWaitThatBecomesHopelessEndsAtOnceWithTheGuides503() {
        fixture.limits(1, 0).token(1);
        TokenLease lease = fixture.acquire();
        Waiting suspending = new Waiting(Instant.MAX, Duration.ofSeconds(10), () -> {
            lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.SUSPENDED, ""));
            lease.close();
        }, seen::add);
        GatewayException refused = assertThrows(GatewayException.class,
                () -> fixture.pool().acquire(PoolFixture.ask(), suspending));
        assertEquals(Fault.POOL_EMPTY, refused.fault());
        assertEquals(TokenPool.NO_PUBLIC_TOKEN, refused.getMessage());
        assertEquals(Duration.ofSeconds(10), passed());
        assertEquals(1, seen.size());
    }

    @Test
    void aReloadThatBringsATokenIsSeenAtOnce() {
        fixture.limits(1, 0).token(1);
        TokenLease held = fixture.acquire();
        Waiting reloading = new Waiting(Instant.MAX, Duration.ofSeconds(10), () -> {
            fixture.token(2);
            fixture.pool().reload();
        }, seen::add);
        try (TokenLease lease = fixture.pool().acquire(PoolFixture.ask(), reloading)) {
            assertEquals(2, lease.tokenId());
        }
        assertEquals(Duration.ofSeconds(10), passed());
        held.close();
    }

    @Test
    void aTokenThatIsHealedIsSeenAtOnce() {
        fixture.limits(1, 0).token(1).token(2);
        TokenLease spent = fixture.acquire();
        spent.failed(UpstreamFailure.of(UpstreamFailure.Kind.QUOTA, ""));
        TokenLease held = fixture.acquire();
        spent.close();
        Waiting healing = new Waiting(Instant.MAX, Duration.ofMillis(10_500), () ->
                fixture.heal(1), seen::add);
        try (TokenLease lease = fixture.pool().acquire(PoolFixture.ask(), healing)) {
            assertEquals(1, lease.tokenId());
        }
        assertEquals(Duration.ofMillis(10_500), passed());
        held.close();
    }

    @Test
    void aTokenThatAnswersAfterItsRestIsFreeForTheOthersAtOnce() {
        fixture.token(1);
        rests(7);
        fixture.clock.advance(Duration.ofSeconds(9));
        TokenLease probe = fixture.acquire();
        Waiting answering = new Waiting(Instant.MAX, Duration.ofMillis(10_500), probe::answering, seen::add);
        try (TokenLease lease = fixture.pool().acquire(PoolFixture.ask(), answering)) {
            assertEquals(Duration.ofMillis(19_500), passed());
        }
        probe.close();
    }

    @Test
    void whatNoEventTellsIsSeenWithinASecond() {
        fixture.limits(1, 0).token(1, 1, true).token(2, 2, true);
        fixture.pool();
        fixture.banned.add(2L);
        TokenLease held = fixture.acquire();
        Waiting forgiving = new Waiting(Instant.MAX, Duration.ofSeconds(10), () -> fixture.banned.clear(), seen::add);
        try (TokenLease lease = fixture.pool().acquire(PoolFixture.ask(), forgiving)) {
            assertEquals(2, lease.tokenId());
        }
        within(Duration.ofSeconds(10), Duration.ofSeconds(11));
        held.close();
    }

    @Test
    void aClientThatLeavesComesOutWithItsOwnFailureAndHoldsNothing() {
        fixture.limits(1, 0).token(1);
        try (TokenLease lease = fixture.acquire()) {
            Waiting leaving = new Waiting(Instant.MAX, Duration.ofSeconds(10), () -> {
                throw new IllegalStateException("gone");
            }, seen::add);
            assertThrows(IllegalStateException.class, () -> fixture.pool().acquire(PoolFixture.ask(), leaving));
        }
        assertEquals(Duration.ofSeconds(10), seen.get(0).waited());
        assertEquals(0, fixture.pool().queue().waiting());
        assertEquals(0, fixture.pool().inFlight());
    }

    @Test
    void figuresCountWaitsByLengthAndRefusals() {
        fixture.limits(1, 0).token(1);
        try (TokenLease lease = fixture.acquire()) {
            refused();
        }
        assertEquals(0, fixture.pool().queue().refused(), "whoever asked may have another way yet");
        fixture.pool().toldBusy();
        QueueFigures figures = fixture.pool().queue();
        assertEquals(0, figures.waiting());
        assertEquals(1, figures.refused());
        assertEquals(30_000, figures.waitedMs());
        assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L), figures.waits());
    }

    @Test
    void anInterruptedWaitKeepsTheFlagAndIsToldAsAShutdown() {
        fixture.limits(1, 0).token(1);
        try (TokenLease lease = fixture.acquire()) {
            Thread.currentThread().interrupt();
            GatewayException refused = refused();
            assertTrue(Thread.interrupted());
            assertEquals(Fault.UNAVAILABLE, refused.fault());
        }
        assertEquals(0, fixture.pool().queue().waiting());
    }
}
