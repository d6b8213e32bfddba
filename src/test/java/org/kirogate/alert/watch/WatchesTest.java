package org.kirogate.alert.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.kirogate.alert.Alert;
import org.kirogate.alert.Alerts;
import org.kirogate.support.SteppedClock;

class WatchesTest {
    private final List<String> told = new ArrayList<>();
    private final Alerts alerts = new Alerts() {
        @Override
        public void raise(Alert alert) {
            told.add("raise " + alert.subject());
        }

        @Override
        public void over(Alert alert) {
            told.add("over " + alert.subject());
        }
    };

    @Test
    void fewerUsableTokensThanWantedAreTooFew() {
        AtomicInteger usable = new AtomicInteger(2);
        PoolLow watch = new PoolLow(alerts, usable::get, 2);
        watch.run();
        usable.set(1);
        watch.run();
        assertEquals(List.of("over pool", "raise pool"), told);
        told.clear();
        new PoolLow(alerts, () -> 0, 0).run();
        assertEquals(List.of("over pool"), told);
    }

    @Test
    void failuresCountInPercentOfAtLeastTwentyRequestsInFiveMinutes() {
        SteppedClock clock = new SteppedClock();
        AtomicLong requests = new AtomicLong(1000);
        AtomicLong failures = new AtomicLong(1000);
        ErrorRate watch = new ErrorRate(alerts, requests::get, failures::get, 50, clock);
        watch.run();
        requests.addAndGet(19);
        failures.addAndGet(19);
        look(watch, clock, 60);
        assertEquals(Set.of("over requests"), Set.copyOf(told), "nineteen say nothing");
        requests.addAndGet(19);
        look(watch, clock, 60);
        assertEquals("over requests", told.get(told.size() - 1), "half is not more than half");
        requests.addAndGet(1);
        failures.addAndGet(2);
        look(watch, clock, 60);
        assertEquals("raise requests", told.get(told.size() - 1));
        look(watch, clock, 301);
        assertEquals("over requests", told.get(told.size() - 1), "five minutes later they no longer count");
    }

    private static void look(Runnable watch, SteppedClock clock, int seconds) {
        for (int second = 0; second < seconds; second += 5) {
            clock.advance(Duration.ofSeconds(5));
            watch.run();
        }
    }

    @Test
    void zeroPercentIsNever() {
        AtomicLong figure = new AtomicLong();
        ErrorRate watch = new ErrorRate(alerts, figure::get, figure::get, 0, new SteppedClock());
        watch.run();
        figure.set(100);
        watch.run();
        assertEquals(List.of(), told);
    }

    @Test
    void aLostTokenIsToldAndItsReturnOnce() {
        List<TokenLosses.Loss> fresh = new ArrayList<>(List.of(new TokenLosses.Loss(9, "invalid", "it was signed out")));
        Set<Long> lost = new HashSet<>(Set.of(9L));
        TokenLosses watch = new TokenLosses(alerts, () -> List.copyOf(fresh), lost::contains);
        watch.run();
        fresh.clear();
        watch.run();
        assertEquals(List.of("raise token 9"), told);
        lost.clear();
        watch.run();
        watch.run();
        assertEquals(List.of("raise token 9", "over token 9"), told);
    }

    @Test
    void theJournalLagsAfterAMinuteOrWhenItCantBeWritten() {
        AtomicReference<JournalLag.State> state =
                new AtomicReference<>(new JournalLag.State(5, Duration.ofSeconds(60), false));
        JournalLag watch = new JournalLag(alerts, state::get);
        watch.run();
        state.set(new JournalLag.State(5, Duration.ofMillis(60_001), false));
        watch.run();
        state.set(new JournalLag.State(0, Duration.ZERO, true));
        watch.run();
        assertEquals(List.of("over journal", "raise journal", "raise journal"), told);
    }

    @Test
    void aLockOutIsRaisedWhenAttemptsWereRefusedSinceTheLastLook() {
        AtomicLong refused = new AtomicLong();
        Lockouts watch = new Lockouts(alerts, "console", refused::get);
        watch.run();
        refused.set(2);
        watch.run();
        watch.run();
        assertEquals(List.of("raise sign-in console"), told);
    }
}
