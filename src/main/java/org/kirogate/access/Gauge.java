package org.kirogate.access;

import java.util.Arrays;

/**
 * The requests of one key: how many are in flight, and when those of the last 60 seconds began. Not thread-safe: its
 * owner lets one thread at a time in.
 */
final class Gauge {
    static final long WINDOW_MS = 60_000;
    private static final int FIRST_SIZE = 16;

    private int inFlight;
    private long[] starts = new long[FIRST_SIZE];
    private int first;
    private int count;

    int inFlight() {
        return inFlight;
    }

    /** Requests that began in the last 60 seconds and were noted. */
    int recent(long now) {
        while (count > 0 && now - starts[first] >= WINDOW_MS) {
            first = (first + 1) % starts.length;
            count--;
        }
        return count;
    }

    /** Milliseconds until the oldest of {@code limit} requests leaves the window. */
    long untilRoom(int limit, long now) {
        int over = count - limit;
        return starts[(first + over) % starts.length] + WINDOW_MS - now;
    }

    void enter(boolean noted, long now) {
        inFlight++;
        if (noted) {
            note(now);
        }
    }

    void leave() {
        inFlight--;
    }

    private void note(long now) {
        if (count == starts.length) {
            long[] larger = Arrays.copyOf(Arrays.copyOfRange(starts, first, starts.length), starts.length * 2);
            System.arraycopy(starts, 0, larger, starts.length - first, first);
            starts = larger;
            first = 0;
        }
        starts[(first + count) % starts.length] = now;
        count++;
    }
}
