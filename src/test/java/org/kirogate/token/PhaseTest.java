package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhaseTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void fiveHundredTokensAreSpreadEvenlyWhateverTheirFirstId() {
        for (long first : new long[] {1, 777, 1_000_000_007L}) {
            int[] tenths = new int[10];
            for (long id = first; id < first + 500; id++) {
                tenths[(int) (Phase.of(id) * 10)]++;
            }
            for (int count : tenths) {
                assertTrue(count >= 48 && count <= 52, first + ": " + java.util.Arrays.toString(tenths));
            }
        }
    }

    @Test
    void aTokenHasOneTurnInEveryInterval() {
        Instant now = Instant.parse("2030-01-02T03:04:05Z");
        Instant turn = Phase.lastTurn(HOUR, 7, now);
        assertTrue(!turn.isAfter(now) && turn.isAfter(now.minus(HOUR)));
        assertEquals(turn, Phase.lastTurn(HOUR, 7, turn));
        assertEquals(turn, Phase.lastTurn(HOUR, 7, turn.plus(HOUR).minusMillis(1)));
        assertEquals(turn.plus(HOUR), Phase.lastTurn(HOUR, 7, turn.plus(HOUR)));
    }

    @Test
    void anAgeIsMetWithinATenth() {
        for (long id = 1; id < 100; id++) {
            Duration about = Phase.about(HOUR, id);
            assertTrue(about.compareTo(Duration.ofMinutes(54)) >= 0 && about.compareTo(Duration.ofMinutes(66)) <= 0);
        }
    }
}
