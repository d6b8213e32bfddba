package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpentLogTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private final SpentLog log = new SpentLog();

    @Test
    void costsBeforeTheQuotaWasAskedAreInItAndLaterOnesAreNot() {
        log.add(1, NOW);
        log.add(2, NOW.plusSeconds(60));
        log.add(4, NOW.plusSeconds(120));
        assertEquals(7, log.total());
        log.asked(NOW.plusSeconds(100));
        assertEquals(4, log.total());
        log.asked(NOW.plusSeconds(90));
        assertEquals(4, log.total(), "an answer that was read late changes nothing");
        log.asked(NOW.plusSeconds(121));
        assertEquals(0, log.total());
    }

    @Test
    void aStepThatReachesBeyondTheQuestionStaysWhole() {
        log.add(1, NOW);
        log.add(2, NOW.plusSeconds(9));
        log.asked(NOW.plusSeconds(5));
        assertEquals(3, log.total());
    }

    @Test
    void aQuotaThatNobodyAsksForTakesNoMemoryWithoutEnd() {
        for (int i = 0; i < 100_000; i++) {
            log.add(1, NOW.plusSeconds(10L * i));
        }
        assertEquals(100_000, log.total());
        log.asked(NOW.plusSeconds(2_400));
        assertEquals(100_000 - 239, log.total(), "the first 239 steps are known one by one");
        log.asked(NOW.plusSeconds(1_000_001));
        assertEquals(0, log.total());
    }
}
