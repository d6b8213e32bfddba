package org.kirogate.upstream.http;

import java.time.Duration;

/**
 * A point in time until which a socket may be waited for. It runs on the monotonic clock of the machine, as the
 * socket's own timeout does, because a clock that is set or stepped would let a slow peer hold a thread for ever.
 * Thread-safe.
 */
final class Deadline {

    /** Has passed: take what is there, wait for nothing. */
    static final Deadline PAST = new Deadline(System.nanoTime());

    private static final long LONGEST_SECONDS = Duration.ofDays(1000).toSeconds();

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** That long from now; less than a millisecond counts as one. */
    static Deadline in(Duration wait) {
        long millis = Math.min(wait.getSeconds(), LONGEST_SECONDS) * 1000 + wait.toMillisPart();
        return new Deadline(System.nanoTime() + Math.max(1, millis) * 1_000_000L);
    }

    /** Milliseconds that are left, rounded up, at least 1; 0 when it has passed. */
    int millisLeft() {
        long left = nanoTime - System.nanoTime();
        return left <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (left + 999_999) / 1_000_000);
    }

    boolean passed() {
        return millisLeft() == 0;
    }
}
