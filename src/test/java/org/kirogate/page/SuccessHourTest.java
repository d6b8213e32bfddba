package org.kirogate.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the share of good answers is told. */
class SuccessHourTest {

    @ParameterizedTest
    @CsvSource({"0, 0, none, ''", "1, 0, ok, 100.0", "98, 2, ok, 98.0", "979, 21, warn, 97.9", "9, 1, warn, 90.0",
        "899, 101, bad, 89.9", "0, 3, bad, 0.0", "9999, 1, ok, 99.9"})
    void aFailureIsNeverRoundedAway(long successes, long failures, String grade, String rate) {
        SuccessHour hour = new SuccessHour(Instant.EPOCH, successes, failures);
        assertEquals(grade, hour.grade());
        assertEquals(rate, SuccessHour.rate(List.of(hour)));
    }

    @Test
    void hoursWeighByTheirRequests() {
        assertEquals("99.0", SuccessHour.rate(List.of(
                new SuccessHour(Instant.EPOCH, 99, 0), new SuccessHour(Instant.EPOCH, 0, 1))));
    }
}
