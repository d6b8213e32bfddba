package org.kirogate.access.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When spans begin and end, in zones with and without summer time. */
class AnchorTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # zone, reset hour, span, now, start, end
            UTC, 0, DAY, 2030-01-02T03:04:05Z, 2030-01-02T00:00:00Z, 2030-01-03T00:00:00Z
            UTC, 0, DAY, 2030-01-02T00:00:00Z, 2030-01-02T00:00:00Z, 2030-01-03T00:00:00Z
            UTC, 4, DAY, 2030-01-02T03:59:59.999Z, 2030-01-01T04:00:00Z, 2030-01-02T04:00:00Z
            Asia/Shanghai, 0, DAY, 2030-01-01T16:00:00Z, 2030-01-01T16:00:00Z, 2030-01-02T16:00:00Z
            Asia/Shanghai, 8, MONTH, 2030-01-31T23:59:59Z, 2030-01-01T00:00:00Z, 2030-02-01T00:00:00Z
            # the day of 23 hours, the day of 25 hours
            Europe/Berlin, 0, DAY, 2030-03-31T12:00:00Z, 2030-03-30T23:00:00Z, 2030-03-31T22:00:00Z
            Europe/Berlin, 0, DAY, 2030-10-27T12:00:00Z, 2030-10-26T22:00:00Z, 2030-10-27T23:00:00Z
            # 02:00 is jumped over: the moment after the jump; 02:00 comes twice: the first
            Europe/Berlin, 2, DAY, 2030-03-31T01:00:00Z, 2030-03-31T01:00:00Z, 2030-04-01T00:00:00Z
            Europe/Berlin, 2, DAY, 2030-03-31T00:59:59Z, 2030-03-30T01:00:00Z, 2030-03-31T01:00:00Z
            Europe/Berlin, 2, DAY, 2030-10-27T00:30:00Z, 2030-10-27T00:00:00Z, 2030-10-28T01:00:00Z
            # a week begins on Monday, also over a change of the clock and of the year
            Europe/Berlin, 0, WEEK, 2030-03-31T12:00:00Z, 2030-03-24T23:00:00Z, 2030-03-31T22:00:00Z
            UTC, 6, WEEK, 2029-01-01T05:00:00Z, 2028-12-25T06:00:00Z, 2029-01-01T06:00:00Z
            UTC, 6, WEEK, 2029-01-01T06:00:00Z, 2029-01-01T06:00:00Z, 2029-01-08T06:00:00Z
            # months of every length
            UTC, 0, MONTH, 2028-02-29T23:59:59Z, 2028-02-01T00:00:00Z, 2028-03-01T00:00:00Z
            UTC, 5, MONTH, 2030-03-01T04:59:59Z, 2030-02-01T05:00:00Z, 2030-03-01T05:00:00Z
            UTC, 5, MONTH, 2030-01-01T04:00:00Z, 2029-12-01T05:00:00Z, 2030-01-01T05:00:00Z
            America/New_York, 0, MONTH, 2030-03-10T12:00:00Z, 2030-03-01T05:00:00Z, 2030-04-01T04:00:00Z
            # midnight is jumped over
            America/Asuncion, 0, DAY, 2023-10-01T12:00:00Z, 2023-10-01T04:00:00Z, 2023-10-02T03:00:00Z
            UTC, 9, FIVE_HOURS, 2030-01-02T03:04:05Z, 2030-01-02T03:04:00Z, 2030-01-02T08:04:00Z
            """)
    void spansBeginAndEndByTheClockOnTheWall(
            String zone, int hour, Span span, Instant now, Instant start, Instant end) {
        Anchor anchor = new Anchor(ZoneId.of(zone), hour);
        assertEquals(start, Instant.ofEpochMilli(anchor.start(span, now.toEpochMilli())));
        assertEquals(end, Instant.ofEpochMilli(anchor.end(span, start.toEpochMilli())));
    }
}
