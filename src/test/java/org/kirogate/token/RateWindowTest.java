package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private final RateWindow window = new RateWindow();

    @Test
    void takesNoMoreThanTheLimitInAnySixtySeconds() {
        assertTrue(window.tryAdd(NOW, 2));
        assertTrue(window.tryAdd(NOW.plusSeconds(30), 2));
        assertFalse(window.tryAdd(NOW.plusSeconds(59), 2));
        assertTrue(window.tryAdd(NOW.plusSeconds(60), 2));
        assertFalse(window.tryAdd(NOW.plusSeconds(89), 2));
        assertTrue(window.tryAdd(NOW.plusSeconds(90), 2));
    }

    @Test
    void forgetsEverythingAfterALongPause() {
        for (int i = 0; i < 100; i++) {
            window.tryAdd(NOW.plusSeconds(i % 60), 0);
        }
        assertEquals(100, window.recent(NOW.plusSeconds(59)));
        assertEquals(0, window.recent(NOW.plusSeconds(10_000)));
    }

    @Test
    void tellsWhenThereIsRoomAgain() {
        window.tryAdd(NOW, 2);
        window.tryAdd(NOW.plusSeconds(10), 2);
        assertEquals(Duration.ofSeconds(45), window.untilFree(NOW.plusSeconds(15), 2));
        assertEquals(Duration.ZERO, window.untilFree(NOW.plusSeconds(15), 3));
        assertEquals(Duration.ZERO, window.untilFree(NOW.plusSeconds(15), 0));
    }

    @Test
    void aClockThatGoesBackLosesNothing() {
        window.tryAdd(NOW, 1);
        assertFalse(window.tryAdd(NOW.minusSeconds(3600), 1));
        assertTrue(window.tryAdd(NOW.plusSeconds(60), 1));
    }
}
