package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.GatewayException;

/** Slots of the reader's calendar, and percentiles out of counts. */
class PeriodTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");

    @Test
    void daysBeginInTheReadersZone() {
        Period days = Period.last(2, Period.Step.DAY, SHANGHAI, NOW);
        assertEquals(List.of(Instant.parse("2026-11-21T16:00:00Z"), Instant.parse("2026-11-22T16:00:00Z")),
                days.slots());
        assertEquals(0, days.slotOf(Instant.parse("2026-11-22T15:00:00Z").toEpochMilli()));
        assertEquals(1, days.slotOf(Instant.parse("2026-11-22T16:00:00Z").toEpochMilli()));
    }

    @Test
    void aDayBeginsWithTheHourThatHoldsItsFirstMoment() {
        Period days = Period.last(2, Period.Step.DAY, ZoneId.of("Asia/Kolkata"), NOW);
        assertEquals(Instant.parse("2026-11-22T18:30:00Z"), days.slots().get(1));
        assertEquals(1, days.slotOf(Instant.parse("2026-11-22T18:00:00Z").toEpochMilli()));
        assertEquals(0, days.slotOf(Instant.parse("2026-11-22T17:00:00Z").toEpochMilli()));
    }

    @Test
    void aDayOfTwentyFiveHoursIsOneSlot() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Period days = Period.last(2, Period.Step.DAY, berlin, Instant.parse("2026-10-26T11:00:00Z"));
        assertEquals(List.of(Instant.parse("2026-10-24T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z")),
                days.slots());
    }

    @Test
    void monthsAreWhole() {
        Period months = UsageSpan.YEAR.until(NOW, Period.Step.DAY, ZoneOffset.UTC);
        assertEquals(12, months.slots().size());
        assertEquals(Instant.parse("2025-12-01T00:00:00Z"), months.from());
    }

    @Test
    void theTimeBeforeIsAsLong() {
        Period before = Period.last(24, Period.Step.HOUR, ZoneOffset.UTC, NOW).before();
        assertEquals(Instant.parse("2026-11-21T19:00:00Z"), before.to());
        assertEquals(Instant.parse("2026-11-20T19:00:00Z"), before.from());
    }

    @Test
    void anAddressKeepsWhatIsUsualOutOfItself() {
        UsageAddress usual = UsageAddress.of("/u", name -> "");
        assertEquals("/u", usual.here());
        Map<String, String> odd = Map.of("period", "30d", "by", "key", "show", "input", "per", "hour", "key",
                "x' OR 1");
        UsageAddress asked = UsageAddress.of("/u", name -> odd.getOrDefault(name, ""));
        assertEquals("/u?period=30d&by=key&show=input", asked.here());
        assertEquals("/u?period=30d&by=key&show=input&format=csv", asked.file("csv"));
        assertEquals("/u?by=key&show=input", asked.over("7d"));
    }

    @Test
    void aDayThatBeginsAtOneOClockMovesNoOtherDay() {
        ZoneId cairo = ZoneId.of("Africa/Cairo");
        Period days = Period.between(Instant.parse("2026-04-24T05:00:00Z"), Instant.parse("2026-04-26T05:00:00Z"),
                Period.Step.DAY, cairo);
        assertEquals(List.of(Instant.parse("2026-04-23T22:00:00Z"), Instant.parse("2026-04-24T21:00:00Z"),
                Instant.parse("2026-04-25T21:00:00Z")), days.slots());
    }

    @Test
    void partsTogetherAreTheWhole() {
        for (String zone : List.of("UTC", "Asia/Kolkata", "Asia/Kathmandu", "Europe/Berlin", "Australia/Lord_Howe")) {
            for (Period.Step step : Period.Step.values()) {
                Period whole = Period.last(step == Period.Step.MONTH ? 12 : 48, step, ZoneId.of(zone), NOW);
                long hour = whole.firstHour();
                for (Period part : whole.parts()) {
                    assertEquals(hour, part.firstHour(), zone + " " + step);
                    hour = part.to().toEpochMilli();
                }
                assertEquals(whole.to().toEpochMilli(), hour);
            }
        }
    }

    @Test
    void howOneKeysRequestsOnOneTokenCameIsNotCounted() {
        Period day = Period.last(1, Period.Step.DAY, ZoneOffset.UTC, NOW);
        UsageFilter both = new UsageFilter(1, 0, 2, 0, "", false);
        assertThrows(GatewayException.class, () -> new UsageAsk(day, both, UsageBy.DIALECT, UsageMeasure.REQUESTS));
        assertEquals("usage_hourly", table(day, both, UsageBy.MODEL));
        assertEquals("usage_callers", table(day, UsageFilter.key(1), UsageBy.DIALECT));
        assertEquals("usage_served", table(day, new UsageFilter(0, 0, 2, 0, "", false), UsageBy.CLIENT));
        assertEquals("usage_ways", table(day, UsageFilter.NONE, UsageBy.OUTCOME));
        assertEquals("usage_traffic", table(day, UsageFilter.NONE, UsageBy.DIALECT));
    }

    private static String table(Period period, UsageFilter filter, UsageBy by) {
        return SumsSource.apart(new UsageAsk(period, filter, by, UsageMeasure.REQUESTS)).table();
    }

    @Test
    void percentilesAreWithinSixPerCent() {
        Map<Integer, Long> counts = new HashMap<>();
        for (int millis = 1; millis <= 10_000; millis++) {
            counts.merge(Speeds.bucket(millis), 1L, Long::sum);
        }
        Speeds speeds = Speeds.of(counts);
        assertEquals(10_000, speeds.requests());
        assertEquals(5_000, speeds.median(), 300);
        assertEquals(9_500, speeds.p95(), 570);
        assertEquals(Speeds.NONE, Speeds.of(Map.of()));
    }
}
