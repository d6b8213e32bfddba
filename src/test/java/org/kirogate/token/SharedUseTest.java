package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SharedUseTest {
    private static final Instant MAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-07-01T00:00:00Z");
    private final SharedUse use = new SharedUse();

    @Test
    void aSumOfAllNodesAndWhatIsNotWrittenYetAddUp() {
        use.read(10, MAY);
        use.add(1);
        assertEquals(11, use.total());
        use.read(15, MAY);
        assertEquals(16, use.total());
    }

    @Test
    void aSumThatWasReadBeforeTheLastWriteTakesNothingBack() {
        use.read(10, MAY);
        use.add(5);
        assertEquals(new SharedUse.Sum(7, 5, MAY), use.take(7).orElseThrow());
        use.read(10, MAY);
        assertEquals(15, use.total());
        use.read(15, MAY);
        assertEquals(15, use.total(), "what is written counts once");
        assertTrue(use.take(7).isEmpty());
    }

    @Test
    void whatCouldNotBeWrittenWaitsOn() {
        use.read(0, MAY);
        use.add(5);
        SharedUse.Sum sum = use.take(7).orElseThrow();
        use.add(1);
        use.giveBack(sum);
        assertEquals(6, use.total());
        assertEquals(6, use.take(7).orElseThrow().credits());
    }

    @Test
    void aNewPeriodBeginsAtNothing() {
        use.read(10, MAY);
        use.add(5);
        SharedUse.Sum late = use.take(7).orElseThrow();
        use.add(2);
        use.read(0, JUNE);
        assertEquals(0, use.total());
        use.giveBack(late);
        assertTrue(use.take(7).isEmpty());
        use.read(17, MAY);
        assertEquals(0, use.total(), "a row that was read before is passed over");
        use.add(3);
        assertEquals(new SharedUse.Sum(7, 3, JUNE), use.take(7).orElseThrow());
    }

    @Test
    void anEndThatIsWorkedOutAnewEachTimeIsTheSamePeriod() {
        use.read(10, MAY);
        use.read(10, MAY.plus(Duration.ofMinutes(3)));
        assertEquals(10, use.total());
        use.read(10, Instant.EPOCH);
        assertEquals(10, use.total(), "an end that is not told changes nothing");
        use.read(1, JUNE);
        assertEquals(1, use.total());
    }
}
