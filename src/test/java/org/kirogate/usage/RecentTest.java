package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kirogate.support.SteppedClock;

/** How long what was read is kept. */
class RecentTest {
    private static final String KEY = "key";

    private final SteppedClock clock = new SteppedClock();
    private long nanos;
    private int readings;

    @Test
    void whatWasReadIsKeptForItsLife() {
        Recent<String, Integer> recent = new Recent<>(clock, Duration.ofSeconds(20));
        assertEquals(1, recent.of(KEY, this::read));
        clock.advance(Duration.ofSeconds(19));
        assertEquals(1, recent.of(KEY, this::read));
        assertEquals(2, recent.of("other", this::read));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(3, recent.of(KEY, this::read));
    }

    @Test
    void whatTookLongIsKeptForLonger() {
        Recent<String, Integer> recent = new Recent<>(clock, Duration.ZERO, 500, () -> nanos);
        assertEquals(1, recent.of(KEY, this::slow));
        clock.advance(Duration.ofSeconds(49));
        assertEquals(1, recent.of(KEY, this::read));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(2, recent.of(KEY, this::read));
        assertEquals(3, recent.of(KEY, this::read), "what cost nothing is always new");
    }

    @Test
    void aFailureIsNotKept() {
        Recent<String, Integer> recent = new Recent<>(clock, Duration.ofSeconds(20));
        assertThrows(IllegalStateException.class, () -> recent.of(KEY, () -> {
            throw new IllegalStateException("the database is away");
        }));
        assertEquals(1, recent.of(KEY, this::read));
    }

    private int read() {
        return ++readings;
    }

    /** Takes a tenth of a second. */
    private int slow() {
        nanos += Duration.ofMillis(100).toNanos();
        return read();
    }
}
