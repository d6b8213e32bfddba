package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;

/**
 * How many requests a token was given in the last minute, in steps of a second. Thread-safe, memory only. Every request
 * asks the windows of all tokens, so asking takes a lock only when the first one in a second has to move the window.
 */
final class RateWindow {
    private static final int SECONDS = 60;

    private final int[] counts = new int[SECONDS];
    /** Written last: whoever sees a second sees its sum, or a newer one. */
    private volatile long lastSecond = Long.MIN_VALUE;
    private volatile int sum;

    /** Counts one more unless the window is full; {@code limit} 0 = no limit. */
    synchronized boolean tryAdd(Instant now, int limit) {
        moveTo(now.getEpochSecond());
        if (limit > 0 && sum >= limit) {
            return false;
        }
        counts[slot(lastSecond)]++;
        sum++;
        return true;
    }

    /** Requests in the window. */
    int recent(Instant now) {
        return now.getEpochSecond() <= lastSecond ? sum : moved(now);
    }

    private synchronized int moved(Instant now) {
        moveTo(now.getEpochSecond());
        return sum;
    }

    /** How long until the window has room again; zero when it has. */
    Duration untilFree(Instant now, int limit) {
        return limit <= 0 || recent(now) < limit ? Duration.ZERO : untilRoom(now, limit);
    }

    private synchronized Duration untilRoom(Instant now, int limit) {
        moveTo(now.getEpochSecond());
        if (sum < limit) {
            return Duration.ZERO;
        }
        for (int age = SECONDS - 1; age > 0; age--) {
            if (counts[slot(lastSecond - age)] > 0) {
                return Duration.ofSeconds(SECONDS - age);
            }
        }
        return Duration.ofSeconds(SECONDS);
    }

    /** A clock that goes back counts on in the latest second it has seen. */
    private void moveTo(long second) {
        if (second <= lastSecond) {
            return;
        }
        long from = Math.max(lastSecond + 1, second - SECONDS + 1);
        int left = sum;
        for (long each = from; each <= second; each++) {
            left -= counts[slot(each)];
            counts[slot(each)] = 0;
        }
        sum = left;
        lastSecond = second;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
