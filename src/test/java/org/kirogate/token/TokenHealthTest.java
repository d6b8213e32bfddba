package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenHealthTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private final TokenHealth health = new TokenHealth(NOW);

    @Test
    void anUnusedTokenCountsAsGood() {
        assertEquals(1, health.successRate(NOW));
    }

    @Test
    void recentOutcomesWeighMore() {
        for (int i = 0; i < 40; i++) {
            health.failed(NOW);
        }
        double bad = health.successRate(NOW);
        for (int i = 0; i < 10; i++) {
            health.succeeded(NOW);
        }
        assertTrue(bad < 0.05, "" + bad);
        assertTrue(health.successRate(NOW) > 0.6);
    }

    @Test
    void aTokenThatFailsHalfItsCallsHasAboutHalf() {
        for (int i = 0; i < 100; i++) {
            health.failed(NOW);
            health.succeeded(NOW);
        }
        assertEquals(0.5, health.successRate(NOW), 0.06);
    }

    @Test
    void aBadRecordFadesWhileTheTokenIsLeftAlone() {
        for (int i = 0; i < 40; i++) {
            health.failed(NOW);
        }
        assertEquals(1 - Math.exp(-1), health.successRate(NOW.plusSeconds(300)), 0.02);
        assertTrue(health.successRate(NOW.plusSeconds(3000)) > 0.99);
    }
}
