package org.kirogate.access.limit;

import java.util.Arrays;

/**
 * The requests of one key or user: how many are in flight, and when those of the last 60 seconds began. Not thread-safe: its
 * owner lets one thread at a time in.
 */
final class Gauge {
    static final long WINDOW_MS = 60_000;
    static final long SOON_MS = 1_000;
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

    /**
     * Milliseconds until one more request fits.
     *
     * @param limit in any 60 seconds
     * @param more  requests that count too and of which no more is known
     */
    long untilRoom(int limit, long more, long now) {
        long over = count + more - limit;
        return over < 0 || over >= count
                ? SOON_MS : Math.max(1, starts[(int) ((first + over) % starts.length)] + WINDOW_MS - now);
    }

    /** When the last request leaves the window, epoch ms; 0 = there is none. */
    long clearAt(long now) {
        return recent(now) == 0 ? 0 : starts[(first + count - 1) % starts.length] + WINDOW_MS;
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
