package org.kirogate.access.limit;

import java.util.Arrays;

/** Tokens of the last 60 seconds, to the second. Not thread-safe: its owner holds a lock. */
final class MinuteTokens {
    private static final int SECONDS = 60;
    private static final long SECOND_MS = 1_000;

    private long[] buckets = {}; // most keys have no limit of tokens per minute
    private long newest;
    private long sum;

    void add(long tokens, long now) {
        if (buckets.length == 0) {
            buckets = new long[SECONDS];
        }
        turn(now);
        buckets[(int) (newest % SECONDS)] += tokens;
        sum += tokens;
    }

    long sum(long now) {
        turn(now);
        return sum;
    }

    /** Milliseconds until so many tokens have left, at most a minute. */
    long until(long tokens, long now) {
        turn(now);
        if (sum < tokens) {
            return SECONDS * SECOND_MS;
        }
        long gone = 0;
        for (long second = newest - SECONDS + 1; second <= newest; second++) {
            gone += buckets[Math.floorMod(second, SECONDS)];
            if (gone >= tokens) {
                return (second + SECONDS) * SECOND_MS - now;
            }
        }
        return SECONDS * SECOND_MS;
    }

    /** When the last tokens leave, epoch ms; 0 = there are none. */
    long clearAt(long now) {
        if (sum(now) == 0) {
            return 0;
        }
        for (long second = newest; second > newest - SECONDS; second--) {
            if (buckets[Math.floorMod(second, SECONDS)] > 0) {
                return (second + SECONDS) * SECOND_MS;
            }
        }
        return 0;
    }

    private void turn(long now) {
        if (buckets.length == 0) {
            return;
        }
        long second = now / SECOND_MS;
        if (second - newest >= SECONDS) {
            Arrays.fill(buckets, 0);
            sum = 0;
            newest = second;
        }
        while (newest < second) {
            newest++;
            int at = (int) (newest % SECONDS);
            sum -= buckets[at];
            buckets[at] = 0;
        }
    }
}
