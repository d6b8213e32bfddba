package org.kirogate.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class KeyTermsTest {
    private final SteppedClock clock = new SteppedClock();
    private final KeyTerms terms = new KeyTerms(180, clock);

    @Test
    void theLongestTermIsOfferedFirstAndNothingBeyondIt() {
        assertEquals(List.of("180", "7", "30", "90", "date"), codes(terms));
        assertEquals(List.of("45", "7", "30", "date"), codes(new KeyTerms(45, clock)));
        assertEquals(List.of("never", "7", "30", "90", "180", "365", "date"), codes(new KeyTerms(0, clock)));
    }

    @Test
    void whatIsNotChosenIsTheLongestTermFromNow() {
        long latest = clock.instant().plus(Duration.ofDays(180)).toEpochMilli();
        assertEquals(latest, terms.superExpiresAt("", ""));
        assertEquals(latest, terms.superExpiresAt("180", ""));
        assertEquals(0, new KeyTerms(0, clock).superExpiresAt("", ""));
    }

    @Test
    void aDayIsTakenUpToTheOneOnWhichTheLongestTermEnds() {
        LocalDate last = clock.instant().plus(Duration.ofDays(180)).atZone(ZoneId.systemDefault()).toLocalDate();
        assertEquals(clock.instant().plus(Duration.ofDays(180)).toEpochMilli(),
                terms.superExpiresAt("date", last.toString()));
        assertEquals(last.minusDays(1).toString(),
                KeyTerms.lastDay(terms.superExpiresAt("date", last.minusDays(1).toString())));
        for (String[] asked : new String[][] {{"date", last.plusDays(1).toString()}, {"365", ""}, {"never", ""}}) {
            assertEquals("expires_at", assertThrows(
                    GatewayException.class, () -> terms.superExpiresAt(asked[0], asked[1])).param(), asked[0]);
        }
    }

    private static List<String> codes(KeyTerms terms) {
        return terms.offeredToSuper().stream().map(Validity::code).toList();
    }
}
