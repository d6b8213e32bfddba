package org.kirogate.access.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.ModelPattern;
import org.kirogate.config.Network;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

/** Limits on one node, without a database. */
class MetersTest {
    private static final Visit VISIT = new Visit("192.0.2.1", "curl");
    private static final long KEY = 1;
    private static final long OTHER_KEY = 2;
    private static final long USER = 7;
    private final SteppedClock clock = new SteppedClock();
    private final Meters meters = new Meters(clock);
    private Limits limits = Limits.NONE;
    private Limits ceilings = Limits.NONE;

    @Test
    void requestsOfADayAreLimitedUntilItEnds() {
        limits = Limits.NONE.with(Span.DAY, new Amounts(2, 0, 0))
                .anchored(new Anchor(ZoneId.of("Asia/Shanghai"), 4));
        enter(KEY).close();
        enter(KEY).close();
        GatewayException refusal = refusal();
        // 03:04:05 UTC is 11:04:05 there; the day ends at 04:00.
        assertEquals(Optional.of(Duration.parse("PT16H55M55S")), refusal.retryAfter());
        assertTrue(refusal.finalAnswer());
        assertEquals("This API key made 2 requests in this day. The limit day.requests is 2. There is room again at "
                + "2030-01-02T20:00:00Z.", refusal.getMessage());
        clock.set(Instant.parse("2030-01-02T19:59:59.999Z"));
        refusal();
        clock.set(Instant.parse("2030-01-02T20:00:00Z"));
        enter(KEY).close();
    }

    @Test
    void fiveHoursBeginWithTheFirstRequest() {
        limits = Limits.NONE.with(Span.FIVE_HOURS, new Amounts(1, 0, 0));
        assertEquals(0, meters.uses(Subject.key(KEY), limits).get(0).resetsAt());
        clock.set(Instant.parse("2030-01-02T10:30:00Z"));
        enter(KEY).close();
        clock.set(Instant.parse("2030-01-02T15:29:59Z"));
        assertEquals(Optional.of(Duration.ofSeconds(1)), refusal().retryAfter());
        clock.set(Instant.parse("2030-01-02T15:30:00Z"));
        enter(KEY).close();
        clock.set(Instant.parse("2030-01-02T20:00:00Z"));
        refusal();
    }

    @Test
    void whatIsUsedInAllIsNeverFreeAgain() {
        limits = Limits.NONE.with(Span.TOTAL, new Amounts(1, 0, 0));
        enter(KEY).close();
        clock.advance(Duration.ofDays(4_000));
        GatewayException refusal = refusal();
        assertTrue(refusal.finalAnswer());
        assertTrue(refusal.getMessage().endsWith("The limit total.requests is 1. It does not reset; it can be raised."));
    }

    @Test
    void tokensAreReservedBeforeAndSettledAfter() {
        limits = Limits.NONE.with(Span.DAY, new Amounts(0, 1_000, 0));
        Permit first = enter(KEY);
        assertEquals(0, first.reserve("m", 100, 500));
        assertEquals(600, used("day.tokens"));
        Permit second = enter(KEY);
        assertEquals(300, second.reserve("m", 100, 500), "the answer is bounded by what is left");
        assertEquals(1_000, used("day.tokens"));
        assertEquals(Optional.of(Duration.ofSeconds(1)), refusal().retryAfter(), "only reserved: it may come back soon");
        first.settle(150, 0);
        assertEquals(550, used("day.tokens"));
        second.settle(0, 0);
        assertEquals(150, used("day.tokens"), "a request that reached nobody gives its tokens back");
        second.settle(900, 0);
        assertEquals(150, used("day.tokens"), "settling twice counts once");
    }

    @Test
    void aRequestThatCannotFitIsRefusedAndReservesNothing() {
        limits = Limits.NONE.with(Span.MONTH, new Amounts(0, 1_000, 0));
        Permit permit = enter(KEY);
        GatewayException refusal = assertThrows(GatewayException.class, () -> permit.reserve("m", 1_000, 10));
        assertEquals(Fault.RATE_LIMITED, refusal.fault());
        assertTrue(refusal.getMessage().contains("this request needs about 1000"));
        assertEquals(0, used("month.tokens"));
        permit.close();
    }

    @Test
    void tokensPerMinuteLeaveAfterSixtySeconds() {
        limits = Limits.NONE.paced(new Pace(0, 1_000, 0));
        Permit one = enter(KEY);
        assertEquals(0, one.reserve("m", 100, 100));
        one.settle(900, 0);
        clock.advance(Duration.ofSeconds(10));
        Permit two = enter(KEY);
        GatewayException refusal = assertThrows(GatewayException.class, () -> two.reserve("m", 200, 0));
        assertEquals(Optional.of(Duration.ofSeconds(50)), refusal.retryAfter());
        two.close();
        clock.advance(Duration.ofSeconds(50));
        Permit three = enter(KEY);
        three.reserve("m", 200, 0);
        three.settle(1_000, 0);
        assertEquals(Optional.of(Duration.ofSeconds(60)), refusal().retryAfter());
    }

    @Test
    void requestsInFlightCountWithTheCreditsThatRequestsUsuallyCost() {
        limits = Limits.NONE.with(Span.WEEK, new Amounts(0, 0, 3));
        List<Permit> permits = new ArrayList<>(List.of(enter(KEY), enter(KEY), enter(KEY)));
        refusal();
        permits.forEach(permit -> permit.settle(0, 0.5));
        assertEquals(1.5, used("week.credits"));
        permits.clear();
        // They are taken to cost less by now: 0.756 each.
        permits.add(enter(KEY));
        permits.add(enter(KEY));
        refusal();
        permits.forEach(permit -> permit.settle(0, 0));
        assertEquals(1.5, used("week.credits"));
    }

    @Test
    void anAnswerOfUnknownPriceCountsAsOnesUsuallyCost() {
        limits = Limits.NONE.with(Span.WEEK, new Amounts(0, 0, 3));
        enter(KEY).settleUnpriced(10, 0);
        assertEquals(1, used("week.credits"), "nothing is known yet");
        enter(KEY).settleUnpriced(10, 1.5);
        assertEquals(2.5, used("week.credits"), "a part of it is known");
        Permit last = enter(KEY);
        last.settleUnpriced(10, 0);
        last.settleUnpriced(10, 0);
        assertTrue(used("week.credits") > 3, "once");
        refusal();
    }

    @Test
    void ceilingsOfAUserHoldOverAllKeys() {
        ceilings = Limits.NONE.with(Span.DAY, new Amounts(3, 1_000, 0)).paced(0, 2);
        Permit one = enter(KEY);
        Permit two = enter(OTHER_KEY);
        assertTrue(refusal().getMessage().startsWith("The API keys of this user have 2 requests in flight."));
        one.reserve("m", 600, 100);
        assertEquals(100, two.reserve("m", 200, 500));
        one.close();
        two.close();
        enter(KEY).close();
        assertTrue(refusal().getMessage().contains("day.requests"));
    }

    @Test
    void aRequestThatTheUserMayNotMakeIsNotCountedAtTheKey() {
        limits = Limits.NONE.with(Span.DAY, new Amounts(5, 0, 0)).paced(5, 5);
        ceilings = Limits.NONE.paced(0, 1);
        Permit one = enter(KEY);
        refusal();
        assertEquals(1, used("day.requests"));
        assertEquals(1, used("requests_per_minute"));
        assertEquals(1, used("max_concurrency"));
        one.close();
    }

    @Test
    void aChangedLimitHoldsForTheNextRequestAndKeepsWhatIsUsed() {
        limits = Limits.NONE.with(Span.DAY, new Amounts(5, 0, 0));
        for (int i = 0; i < 5; i++) {
            enter(KEY).close();
        }
        limits = limits.with(Span.DAY, new Amounts(6, 0, 0));
        enter(KEY).close();
        limits = limits.with(Span.DAY, new Amounts(3, 0, 0));
        refusal();
        limits = Limits.NONE;
        enter(KEY).close();
        assertEquals(List.of(), meters.uses(Subject.key(KEY), limits));
    }

    @Test
    void whatHasNothingThatCountsIsForgotten() {
        enter(KEY).close();
        assertEquals(0, meters.size());
        limits = Limits.NONE.paced(5, 5);
        enter(KEY).close();
        meters.forget();
        assertEquals(1, meters.size());
        clock.advance(Duration.ofMinutes(1));
        meters.forget();
        assertEquals(0, meters.size());
    }

    @Test
    void onlyAllowedModelsNetworksAndProgramsPass() {
        limits = Limits.NONE.reaching(new Reach(List.of(new ModelPattern("claude-*")),
                List.of(Network.parse("192.0.2.0/24").orElseThrow()), List.of("curl")));
        Permit permit = enter(KEY);
        permit.reserve("Claude-Sonnet-4.5", 1, 1);
        permit.close();
        Permit other = enter(KEY);
        GatewayException model = assertThrows(GatewayException.class, () -> other.reserve("gpt-5", 1, 1));
        assertEquals(Fault.FORBIDDEN, model.fault());
        assertTrue(model.getMessage().contains("'gpt-5'") && model.getMessage().contains("claude-*"));
        other.close();
        GatewayException network = refusal(new Visit("198.51.100.1", "curl"));
        assertEquals(Fault.FORBIDDEN, network.fault());
        assertTrue(!network.getMessage().contains("192.0.2"));
        assertEquals(Fault.FORBIDDEN, refusal(new Visit("192.0.2.1", "python")).fault());
        ceilings = limits;
        limits = Limits.NONE;
        assertEquals(Fault.FORBIDDEN, refusal(new Visit("192.0.2.1", "python")).fault());
    }

    @Test
    void theTightestLimitIsTheOneOfWhichTheLargestPartIsUsed() {
        limits = Limits.NONE.paced(100, 0).with(Span.DAY, new Amounts(4, 0, 0)).with(Span.TOTAL, new Amounts(50, 0, 0));
        enter(KEY).close();
        Standing standing = new Standing(meters.uses(Subject.key(KEY), limits));
        LimitUse tightest = standing.tightest(Measure.REQUESTS).orElseThrow();
        assertEquals("day.requests", tightest.name());
        assertEquals(3, tightest.left());
        assertTrue(standing.warned().isEmpty());
        enter(KEY).close();
        enter(KEY).close();
        enter(KEY).close();
        assertEquals(List.of("day.requests"),
                new Standing(meters.uses(Subject.key(KEY), limits)).warned().stream().map(LimitUse::name).toList());
    }

    private Permit enter(long key) {
        return meters.enter(key, limits, USER, ceilings, VISIT);
    }

    private double used(String name) {
        return meters.uses(Subject.key(KEY), limits).stream()
                .filter(use -> use.name().equals(name)).findFirst().orElseThrow().used();
    }

    private GatewayException refusal() {
        GatewayException refusal = refusal(VISIT);
        assertEquals(Fault.RATE_LIMITED, refusal.fault());
        return refusal;
    }

    private GatewayException refusal(Visit visit) {
        return assertThrows(GatewayException.class, () -> meters.enter(KEY, limits, USER, ceilings, visit));
    }
}
