package org.kirogate.token.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairLineTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final FairLine<String, String> line = new FairLine<>();

    private record Named(String lane, long party, String name) implements Guest<String, String> {
        @Override
        public Outcome<String> attempt(Duration waited) {
            return new Outcome.Hopeless<>();
        }

        @Override
        public void giveBack(String unwanted) {
            throw new AssertionError(unwanted);
        }
    }

    private Waiter<String, String> join(String lane, long party, String name) {
        return line.join(
                new Named(lane, party, name), Thread.currentThread(), NOW, NOW.plusSeconds(30), Waiter.Stay.SURE);
    }

    private static String name(Waiter<String, String> waiter) {
        return ((Named) waiter.guest).name();
    }

    /** Serves all that can be served, in order. */
    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (Waiter<String, String> next = line.next(); next != null; next = line.next()) {
            order.add(name(next));
            line.served(next);
        }
        return order;
    }

    @Test
    void partiesTakeTurnsAndEachIsServedInTheOrderItCame() {
        for (String name : List.of("a1", "a2", "a3", "a4")) {
            join("x", 1, name);
        }
        join("x", 2, "b1");
        join("x", 2, "b2");
        join("x", 3, "c1");
        assertEquals(List.of("a1", "b1", "c1", "a2", "b2", "a3", "a4"), order());
        assertEquals(0, line.size());
    }

    @Test
    void aPartyThatComesBackQueuesBehindTheOthers() {
        join("x", 1, "a1");
        join("x", 2, "b1");
        line.served(line.next());
        join("x", 1, "a2");
        assertEquals(List.of("b1", "a2"), order());
    }

    @Test
    void aBusyLaneHoldsUpNobodyElseAndKeepsItsPlaces() {
        Waiter<String, String> blocked = join("x", 1, "a1");
        join("y", 1, "a2");
        join("x", 2, "b1");
        join("y", 3, "c1");
        line.shut(blocked.lane);
        assertEquals(List.of("a2", "c1"), order());
        line.open("x"::equals);
        assertEquals(List.of("b1", "a1"), order());
    }

    @Test
    void whoLeavesIsGoneFromTheMiddleToo() {
        join("x", 1, "a1");
        Waiter<String, String> gone = join("x", 1, "a2");
        join("x", 1, "a3");
        line.leave(gone);
        line.leave(gone);
        assertEquals(2, line.size());
        assertEquals(List.of("a1", "a3"), order());
    }

    @Test
    void aLaneIsBusyOnlyWhileSomebodyWaitsInIt() {
        Waiter<String, String> only = join("x", 1, "a1");
        assertFalse(line.isKnownBusy("x"));
        line.shut(only.lane);
        assertTrue(line.isKnownBusy("x"));
        assertNull(line.next());
        line.leave(only);
        assertFalse(line.isKnownBusy("x"));
        join("x", 2, "b1");
        assertEquals(List.of("b1"), order());
    }

    @Test
    void lanesWhoseTimeHasComeAreLookedAtAgain() {
        Waiter<String, String> early = join("x", 1, "a1");
        Waiter<String, String> late = join("y", 2, "b1");
        for (Waiter<String, String> each : List.of(early, late)) {
            line.shut(each.lane);
        }
        early.lane.lookAgain = NOW.plusSeconds(1);
        late.lane.lookAgain = NOW.plusSeconds(2);
        line.openDue(NOW.plusSeconds(1));
        assertEquals(List.of("a1"), order());
        line.openDue(NOW.plusSeconds(2));
        assertEquals(List.of("b1"), order());
    }
}
