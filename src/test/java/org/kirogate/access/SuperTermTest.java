package org.kirogate.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kirogate.access.limit.Limits;
import org.kirogate.fault.GatewayException;

class SuperTermTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 1_000 * DAY;
    private static final SuperTerm HALF_A_YEAR = SuperTerm.ofDays(180);
    private static final SuperTerm UNLIMITED = SuperTerm.ofDays(0);

    @Test
    void aKeyMadeWithoutATimeEndsAfterTheLongestTerm() {
        assertEquals(NOW + 180 * DAY, HALF_A_YEAR.end(0, NOW));
        assertEquals(0, UNLIMITED.end(0, NOW));
    }

    @Test
    void aShorterTimeIsTakenAndALongerOrPastOneRefusedByItsName() {
        assertEquals(NOW + DAY, HALF_A_YEAR.end(NOW + DAY, NOW));
        assertEquals(NOW + 180 * DAY, HALF_A_YEAR.end(NOW + 180 * DAY, NOW));
        assertEquals("expires_at", refused(() -> HALF_A_YEAR.end(NOW + 180 * DAY + 1, NOW)));
        assertEquals("expires_at", refused(() -> HALF_A_YEAR.end(NOW, NOW)));
        assertEquals(NOW + 9_000 * DAY, UNLIMITED.end(NOW + 9_000 * DAY, NOW));
    }

    @Test
    void anEndCanBeMovedWithinTheLongestTermAndNotLifted() {
        HALF_A_YEAR.check(NOW + 180 * DAY, NOW);
        HALF_A_YEAR.check(NOW - DAY, NOW);
        assertEquals("expires_at", refused(() -> HALF_A_YEAR.check(0, NOW)));
        assertEquals("expires_at", refused(() -> HALF_A_YEAR.check(NOW + 181 * DAY, NOW)));
        UNLIMITED.check(0, NOW);
    }

    @Test
    void rotatingGivesTheTermOfTheLastSecretAnew() {
        assertEquals(NOW + 7 * DAY, HALF_A_YEAR.renewed(key(NOW - 5 * DAY, 0, NOW + 2 * DAY), NOW));
        assertEquals(NOW + 30 * DAY, HALF_A_YEAR.renewed(key(1, NOW - 40 * DAY, NOW - 10 * DAY), NOW));
        assertEquals(NOW + 30 * DAY, UNLIMITED.renewed(key(1, NOW - 40 * DAY, NOW - 10 * DAY), NOW));
    }

    @Test
    void rotatingNeverGivesMoreThanTheLongestTerm() {
        assertEquals(NOW + 180 * DAY, HALF_A_YEAR.renewed(key(NOW - DAY, 0, NOW + 364 * DAY), NOW));
        assertEquals(NOW + 180 * DAY, HALF_A_YEAR.renewed(key(NOW - DAY, 0, 0), NOW));
        assertEquals(NOW + 180 * DAY, HALF_A_YEAR.renewed(key(NOW - DAY, 0, NOW - 2 * DAY), NOW));
        assertEquals(0, UNLIMITED.renewed(key(NOW - DAY, 0, 0), NOW));
    }

    private static ApiKey key(long createdAt, long rotatedAt, long expiresAt) {
        return new ApiKey(
                1, 1, "sk-super-abcd", true, "", "admin", Approval.NONE,
                new KeySettings("team", true, Limits.NONE, expiresAt, false), createdAt, rotatedAt, 0, 0,
                new KeyCounters(0, 0, 0, 0, 0, 0, 0));
    }

    private static String refused(Runnable act) {
        return assertThrows(GatewayException.class, act::run).param();
    }
}
