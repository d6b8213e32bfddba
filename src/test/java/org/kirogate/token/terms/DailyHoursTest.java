package org.kirogate.token.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DailyHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static ShareTerms in(ZoneId zone, String... hours) {
        return new ShareTerms(100, 0, List.of(hours).stream().map(DailyHours::parse).toList(), zone, List.of());
    }

    private static boolean open(ShareTerms terms, String instant) {
        return terms.open(Instant.parse(instant));
    }

    @Test
    void theFirstMinuteIsInAndTheLastIsOut() {
        ShareTerms terms = in(ZoneId.of("Asia/Shanghai"), "09:00-18:00");
        assertFalse(open(terms, "2026-03-01T00:59:59.999Z"));
        assertTrue(open(terms, "2026-03-01T01:00:00Z"));
        assertTrue(open(terms, "2026-03-01T09:59:59.999Z"));
        assertFalse(open(terms, "2026-03-01T10:00:00Z"));
    }

    @Test
    void aPartThatEndsBeforeItStartsGoesPastMidnight() {
        ShareTerms terms = in(ZoneId.of("UTC"), "22:00-06:00");
        assertTrue(open(terms, "2026-03-01T23:59:59Z"));
        assertTrue(open(terms, "2026-03-02T00:00:00Z"));
        assertTrue(open(terms, "2026-03-02T05:59:59Z"));
        assertFalse(open(terms, "2026-03-02T06:00:00Z"));
        assertFalse(open(terms, "2026-03-02T21:59:59Z"));
    }

    @Test
    void anyOfSeveralPartsWillDo() {
        ShareTerms terms = in(ZoneId.of("UTC"), "01:00-02:00", "12:00-13:00");
        assertTrue(open(terms, "2026-03-01T01:30:00Z"));
        assertTrue(open(terms, "2026-03-01T12:30:00Z"));
        assertFalse(open(terms, "2026-03-01T02:30:00Z"));
    }

    @Test
    void midnightEndsADayOrIsItsWhole() {
        assertEquals("22:00-24:00", DailyHours.parse("22:00-00:00").toString());
        assertTrue(open(in(ZoneId.of("UTC"), "22:00-24:00"), "2026-03-01T23:59:59Z"));
        assertFalse(open(in(ZoneId.of("UTC"), "22:00-24:00"), "2026-03-02T00:00:00Z"));
        assertTrue(open(in(ZoneId.of("UTC"), "00:00-24:00"), "2026-03-02T00:00:00Z"));
    }

    @Test
    void theWallClockDecidesOnDaysOnWhichItIsPutForwardOrBack() {
        ShareTerms terms = in(BERLIN, "02:30-03:30");
        assertTrue(open(terms, "2026-03-28T01:30:00Z"), "02:30 CET the day before");
        assertFalse(open(terms, "2026-03-29T00:59:59Z"), "01:59:59 CET, then the clock jumps to 03:00");
        assertTrue(open(terms, "2026-03-29T01:00:00Z"), "03:00 CEST");
        assertFalse(open(terms, "2026-03-29T01:30:00Z"), "03:30 CEST");
        assertTrue(open(terms, "2026-10-25T00:30:00Z"), "02:30 CEST, for the first time");
        assertFalse(open(terms, "2026-10-25T01:00:00Z"), "02:00 CET, the clock went back");
        assertTrue(open(terms, "2026-10-25T01:30:00Z"), "02:30 CET, for the second time");
    }

    @Test
    void theTimeUntilTheNextPartIsTold() {
        ShareTerms terms = in(BERLIN, "09:00-10:00", "20:00-21:00");
        Instant morning = Instant.parse("2026-06-01T04:00:00Z");
        assertEquals(Duration.ofHours(3), terms.untilOpen(morning));
        assertEquals(Duration.ZERO, terms.untilOpen(Instant.parse("2026-06-01T07:30:00Z")));
        assertEquals(Duration.ofHours(10), terms.untilOpen(Instant.parse("2026-06-01T08:00:00Z")));
        Instant shortNight = Instant.parse("2026-03-28T20:00:00Z");
        assertEquals(Duration.ofHours(11), terms.untilOpen(shortNight), "the clock is put forward");
    }

    @Test
    void whatIsNoPartOfADayIsRefusedWithWhatIsAllowed() {
        for (String text : List.of("", "9:00-18:00", "09:00", "09:00-18:60", "24:00-01:00", "09:00-24:01",
                "09-00:18-00", "09:00–18:00", "0a:00-18:00", "09:00-18:00 ", "-9:00-18:00", "09:00-25:00", "٠٩:00-18:00")) {
            String message = assertThrows(IllegalArgumentException.class, () -> DailyHours.parse(text)).getMessage();
            assertTrue(message.contains("HH:MM-HH:MM"), text + ": " + message);
        }
        for (String text : List.of("09:00-09:00", "00:00-00:00")) {
            String message = assertThrows(IllegalArgumentException.class, () -> DailyHours.parse(text)).getMessage();
            assertTrue(message.contains("00:00-24:00 is the whole day"), message);
        }
    }

    @Test
    void whatWasReadIsWrittenTheSame() {
        for (String text : List.of("00:00-24:00", "09:05-18:30", "22:00-06:00", "00:01-24:00")) {
            assertEquals(text, DailyHours.parse(text).toString());
        }
    }
}
