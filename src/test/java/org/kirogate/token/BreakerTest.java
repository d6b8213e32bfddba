package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BreakerTest {
    /** In the middle of every jitter. */
    private static final RandomGenerator MIDDLE = () -> Long.MAX_VALUE;
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final Breaker breaker = new Breaker(BreakerRule.USUAL);
    private Instant now = Instant.parse("2030-01-02T03:04:09Z");

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Breaker.State state() {
        return breaker.state(now, false);
    }

    private Breaker.Pass enter() {
        Breaker.Pass pass = breaker.enter(now, false);
        assertNotNull(pass, "let nobody in");
        return pass;
    }

    private Optional<Breaker.Trip> fault() {
        Breaker.Pass pass = enter();
        try {
            return breaker.faulted(pass, now, MIDDLE);
        } finally {
            breaker.leave(pass);
        }
    }

    private void success() {
        Breaker.Pass pass = enter();
        breaker.succeeded(pass, now);
        breaker.leave(pass);
    }

    /** Opens it, or opens it again when its rest is over. */
    private Duration open() {
        for (int i = 0; i < 3; i++) {
            Optional<Breaker.Trip> trip = fault();
            if (trip.isPresent()) {
                return Duration.between(now, trip.get().until());
            }
        }
        throw new AssertionError("three failures did not open it");
    }

    private void restIsOver() {
        now = breaker.until();
    }

    @Test
    void threeFailuresWithinTheWindowOpenItAndTwoDoNot() {
        fault();
        pass(Duration.ofSeconds(30));
        fault();
        assertEquals(Breaker.State.CLOSED, state());
        pass(Duration.ofSeconds(30));
        assertTrue(fault().isPresent(), "60 s later is within 60 s");
        assertEquals(Breaker.State.RESTING, state());
        assertNull(breaker.enter(now, false));
    }

    @Test
    void failuresFurtherApartDoNotOpenIt() {
        for (int i = 0; i < 20; i++) {
            fault();
            pass(Duration.ofSeconds(33));
        }
        assertEquals(Breaker.State.CLOSED, state());
    }

    @Test
    void aBusyTokenWithRareFailuresIsLeftInPeace() {
        for (int i = 0; i < 300; i++) {
            success();
            if (i % 10 == 0) {
                fault();
            }
            pass(Duration.ofMillis(200));
        }
        assertEquals(Breaker.State.CLOSED, state());
    }

    @Test
    void halfOfTheRequestsFailingIsEnough() {
        success();
        fault();
        success();
        fault();
        success();
        assertTrue(fault().isPresent());
    }

    @Test
    void afterTheRestExactlyOneFindsOutAndItsSuccessClosesIt() {
        open();
        restIsOver();
        assertEquals(Breaker.State.READY, state());
        Breaker.Pass probe = enter();
        assertEquals(Breaker.State.PROBING, state());
        assertNull(breaker.enter(now, false));
        assertTrue(breaker.succeeded(probe, now));
        breaker.leave(probe);
        assertEquals(Breaker.State.CLOSED, state());
        fault();
        fault();
        assertEquals(Breaker.State.CLOSED, state(), "what was before the rest counts no longer");
    }

    @Test
    void aProbeThatTellsNothingIsGivenBack() {
        open();
        restIsOver();
        breaker.leave(enter());
        assertEquals(Breaker.State.READY, state());
        enter();
    }

    @Test
    void aFailedProbeOpensItForTwiceAsLongUpToAnHour() {
        Duration last = open();
        assertEquals(MINUTE, last);
        for (long minutes : List.of(2L, 4L, 8L, 16L, 32L, 60L, 60L)) {
            restIsOver();
            assertEquals(Duration.ofMinutes(minutes), open());
        }
    }

    @Test
    void growthIsForgottenAfterAGoodEndAndNotWhenAnAnswerBegins() {
        open();
        restIsOver();
        open();
        restIsOver();
        Breaker.Pass probe = enter();
        assertTrue(breaker.answering(probe));
        assertEquals(Breaker.State.CLOSED, state());
        assertFalse(breaker.answering(probe), "it closes once");
        breaker.leave(probe);
        assertEquals(Duration.ofMinutes(4), open(), "answers that begin and break go on growing");
        restIsOver();
        success();
        assertEquals(MINUTE, open());
    }

    @Test
    void whatBeganBeforeItOpenedNeitherClosesNorProlongsIt() {
        Breaker.Pass old = enter();
        open();
        Instant until = breaker.until();
        assertFalse(breaker.succeeded(old, now));
        assertTrue(breaker.faulted(old, now, MIDDLE).isEmpty());
        assertEquals(Breaker.State.RESTING, state());
        restIsOver();
        assertTrue(breaker.faulted(old, now, MIDDLE).isEmpty());
        assertFalse(breaker.succeeded(old, now));
        assertEquals(Breaker.State.READY, state());
        assertEquals(until, breaker.until());
    }

    @Test
    void aBurstOfRequestsThatWereTooFastIsOneReason() {
        List<Breaker.Pass> burst = List.of(enter(), enter(), enter(), enter());
        int trips = 0;
        for (Breaker.Pass pass : burst) {
            trips += breaker.tripped(CoolDown.TOO_FAST, Duration.ZERO, pass, now, MIDDLE).isPresent() ? 1 : 0;
            pass(Duration.ofSeconds(1));
        }
        assertEquals(1, trips);
        restIsOver();
        Breaker.Trip second =
                breaker.tripped(CoolDown.TOO_FAST, Duration.ZERO, enter(), now, MIDDLE).orElseThrow();
        assertEquals(2, second.inARow());
        assertEquals(Duration.ofSeconds(132), Duration.between(now, second.until()));
    }

    @Test
    void whatTheServiceSaysLaterProlongsARestAndNeverShortensIt() {
        Breaker.Pass one = enter();
        Breaker.Pass other = enter();
        Breaker.Pass third = enter();
        breaker.tripped(CoolDown.TOO_FAST, Duration.ofSeconds(30), one, now, MIDDLE);
        assertTrue(breaker.tripped(CoolDown.TOO_FAST, Duration.ofMinutes(5), other, now, MIDDLE).isPresent());
        assertFalse(breaker.until().isBefore(now.plus(Duration.ofMinutes(5))));
        assertTrue(breaker.tripped(CoolDown.TOO_FAST, Duration.ofSeconds(1), third, now, MIDDLE).isEmpty());
        assertFalse(breaker.until().isBefore(now.plus(Duration.ofMinutes(5))));
    }

    @Test
    void aWorseReasonDuringARestProlongsIt() {
        Breaker.Pass old = enter();
        open();
        assertTrue(breaker.tripped(CoolDown.SUSPECTED, Duration.ZERO, old, now, MIDDLE).isPresent());
        assertFalse(breaker.until().isBefore(now.plus(Duration.ofMinutes(10))));
    }

    @Test
    void aRestOfOurOwnGuessMayBeTriedEarlyOneAtATimeAndAFailureThenCostsNothingButTime() {
        open();
        Instant until = breaker.until();
        assertEquals(Breaker.State.RESTING, breaker.state(now, true));
        pass(Duration.ofSeconds(5));
        assertEquals(Breaker.State.RESTING, state());
        assertEquals(now, breaker.freeAt(now));
        Breaker.Pass early = breaker.enter(now, true);
        assertNotNull(early);
        assertNull(breaker.enter(now, true));
        assertTrue(breaker.faulted(early, now, MIDDLE).isEmpty());
        breaker.leave(early);
        assertEquals(until, breaker.until());
        assertEquals(Breaker.State.RESTING, breaker.state(now, true), "again in five seconds only");
        assertEquals(now.plusSeconds(5), breaker.freeAt(now));
        pass(Duration.ofSeconds(5));
        Breaker.Pass again = breaker.enter(now, true);
        assertTrue(breaker.succeeded(again, now));
        assertEquals(Breaker.State.CLOSED, state());
    }

    @Test
    void aRestThatTheServiceWantsIsNeverTriedEarly() {
        breaker.tripped(CoolDown.TOO_FAST, Duration.ZERO, enter(), now, MIDDLE);
        pass(Duration.ofSeconds(59));
        assertEquals(Breaker.State.RESTING, breaker.state(now, true));
        assertEquals(breaker.until(), breaker.freeAt(now));
    }

    @Test
    void whoeverLooksAfterItClosesItAndGrowthIsForgotten() {
        open();
        restIsOver();
        open();
        breaker.reset();
        assertEquals(Breaker.State.CLOSED, state());
        assertEquals(MINUTE, open());
    }

    @Test
    void aRestThatAnotherNodeFoundHoldsHereAndEndsWithAProbe() {
        breaker.adopt(now.plusSeconds(40));
        assertEquals(Breaker.State.RESTING, state());
        pass(Duration.ofSeconds(40));
        enter();
        assertEquals(Breaker.State.PROBING, state());
    }

    @Test
    void aClockThatGoesBackOpensNothingByItself() {
        fault();
        fault();
        pass(Duration.ofHours(-1));
        assertEquals(Breaker.State.CLOSED, state());
        success();
        assertEquals(Breaker.State.CLOSED, state());
    }

    @Test
    void under64ThreadsExactlyOneProbes() throws Exception {
        for (int round = 0; round < 20; round++) {
            open();
            restIsOver();
            long let = AllocationStrategyContract.under64Threads(
                    () -> Optional.ofNullable(breaker.enter(now, false)), 5).stream().flatMap(Optional::stream).count();
            assertEquals(1, let);
            breaker.reset();
        }
    }
}
