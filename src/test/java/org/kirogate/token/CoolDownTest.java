package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoolDownTest {
    private final Random random = new Random(1);

    private static void within(Duration rest, Duration least, Duration most) {
        assertTrue(rest.compareTo(least) >= 0 && rest.compareTo(most) <= 0, rest + " is not in " + least + "-" + most);
    }

    @Test
    void aBurstThatCoolsAHundredTokensDoesNotReviveThemTogether() {
        List<Long> ends = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Duration rest = CoolDown.FAULTS.rest(1, Duration.ZERO, random);
            within(rest, Duration.ofSeconds(48), Duration.ofSeconds(72));
            ends.add(rest.toMillis());
        }
        for (long second = 48; second <= 72; second++) {
            long from = second * 1000;
            long together = ends.stream().filter(end -> end >= from && end < from + 1000).count();
            assertTrue(together <= 15, together + " of 100 within one second");
        }
        assertTrue(ends.stream().distinct().count() > 95);
    }

    @ParameterizedTest
    @EnumSource(names = "SUSPECTED", mode = EnumSource.Mode.EXCLUDE)
    void whatTheServiceSaysIsNeverUndercutAndHardlyExceeded(CoolDown coolDown) {
        for (int i = 0; i < 1000; i++) {
            within(coolDown.rest(1 + i % 9, Duration.ofMinutes(5), random), Duration.ofMinutes(5),
                    Duration.ofSeconds(331));
        }
    }

    @Test
    void aSuspectedAccountRestsTenMinutesAtLeastWhateverTheServiceSays() {
        within(CoolDown.SUSPECTED.rest(1, Duration.ofSeconds(1), random), Duration.ofMinutes(10),
                Duration.ofMinutes(12));
        within(CoolDown.SUSPECTED.rest(3, Duration.ZERO, random), Duration.ofMinutes(40), Duration.ofMinutes(48));
        assertEquals(Duration.ofHours(2), CoolDown.SUSPECTED.rest(1, Duration.ofHours(2), random));
    }

    @Test
    void ownTimesDoubleUpToTheirLongest() {
        RandomGenerator least = () -> 0;
        assertEquals(Duration.ofSeconds(60), CoolDown.TOO_FAST.rest(1, Duration.ZERO, least));
        assertEquals(Duration.ofSeconds(240), CoolDown.TOO_FAST.rest(3, Duration.ZERO, least));
        assertEquals(Duration.ofHours(1), CoolDown.TOO_FAST.rest(1000, Duration.ZERO, least));
        assertEquals(Duration.ofHours(24), CoolDown.SUSPECTED.rest(1000, Duration.ZERO, least));
        assertEquals(Duration.ofMinutes(10), CoolDown.NO_SUCH_MODEL.rest(5, Duration.ZERO, least));
    }

    @Test
    void noTimeThatTheServiceSaysIsLongerThanADay() {
        within(CoolDown.TOO_FAST.rest(1, Duration.ofDays(900), random), Duration.ofHours(24), Duration.ofHours(27));
        assertEquals(Duration.ofHours(24), CoolDown.SUSPECTED.rest(1, Duration.ofDays(900), random));
    }
}
