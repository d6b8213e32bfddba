package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kirogate.support.SteppedClock;

class FailureRateTest {
    private final SteppedClock clock = new SteppedClock();
    private final FailureRate rate = new FailureRate(clock);

    @Test
    void ofOneAddressOnlyTheFirstOfAMinuteAreRecordedAndTheRestIsCounted() {
        assertEquals(FailureRate.OF_ONE, recorded("192.0.2.1", 25));
        assertTrue(rate.recorded("192.0.2.2"), "another address is not held to account");
        assertEquals(Map.of(), rate.over(), "the minute goes on");
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Map.of("192.0.2.1", 15L), rate.over());
        assertEquals(Map.of(), rate.over(), "told once");
        assertEquals(FailureRate.OF_ONE, recorded("192.0.2.1", 12));
    }

    @Test
    void aMinuteThatWasNotTakenYetGoesOnSoThatNothingIsLost() {
        recorded("192.0.2.1", 11);
        clock.advance(Duration.ofMinutes(2));
        assertFalse(rate.recorded("192.0.2.1"));
        assertEquals(Map.of("192.0.2.1", 2L), rate.over());
    }

    @Test
    void manyAddressesTogetherAreBoundedToo() {
        long recorded = IntStream.range(0, 10_000).filter(i -> rate.recorded("2001:db8::" + i)).count();
        assertEquals(FailureRate.OF_ALL, recorded);
        clock.advance(Duration.ofMinutes(1));
        assertEquals(Map.of("", 10_000L - FailureRate.OF_ALL), rate.over());
    }

    private long recorded(String address, int tries) {
        return IntStream.range(0, tries).filter(i -> rate.recorded(address)).count();
    }
}
