package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kirogate.usage.RequestDao.Range;

/** The ranges of a span of time, from above and from below. */
class RequestSpansTest {
    private static final Range EARLY = new Range(100, 200);
    private static final Range LATE = new Range(90_000, 90_010);

    private final RequestSpans two = RequestSpans.of(List.of(EARLY, LATE));

    @Test
    void fromAboveTheHighestComesFirstAndWhatLiesBetweenIsPassedOver() {
        assertEquals(Optional.of(LATE), two.upTo(Long.MAX_VALUE));
        assertEquals(Optional.of(new Range(90_000, 90_000)), two.upTo(90_000));
        assertEquals(Optional.of(EARLY), two.upTo(89_999));
        assertEquals(Optional.empty(), two.upTo(99));
    }

    @Test
    void fromBelowTheLowestComesFirst() {
        assertEquals(Optional.of(EARLY), two.from(0));
        assertEquals(Optional.of(new Range(200, 200)), two.from(200));
        assertEquals(Optional.of(LATE), two.from(201));
        assertEquals(Optional.empty(), two.from(90_011));
    }

    @Test
    void rangesSideBySideAreOne() {
        RequestSpans spans = RequestSpans.of(
                List.of(EARLY, new Range(201, 300), new Range(300 + RequestSpans.NEAR, 5_000)));
        assertEquals(Optional.of(new Range(100, 5_000)), spans.upTo(Long.MAX_VALUE));
    }

    @Test
    void withoutRequestsThereIsNoRange() {
        assertEquals(Optional.empty(), RequestSpans.of(List.of()).upTo(Long.MAX_VALUE));
        assertEquals(Optional.empty(), RequestSpans.of(List.of()).from(0));
    }
}
