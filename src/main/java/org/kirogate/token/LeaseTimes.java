package org.kirogate.token;

import java.time.Duration;
import java.util.Optional;

/** How long requests held their token lately, to reckon when a place becomes free. Thread-safe, without a lock. */
final class LeaseTimes {
    /** One in this many is what a single lease weighs. */
    private static final long WEIGHT = 16;

    /** A mean that leans to the latest; when two leases end at once one of them may not count. */
    private volatile long meanMillis = -1;

    void ended(Duration held) {
        long millis = Math.max(0, held.toMillis());
        long mean = meanMillis;
        meanMillis = mean < 0 ? millis : mean + (millis - mean) / WEIGHT;
    }

    /**
     * How long until a place becomes free for somebody; empty when no lease has ended yet.
     *
     * @param inFlight leases of which one has to end, at least 1
     * @param ahead    requests that are served before
     */
    Optional<Duration> untilFree(int inFlight, int ahead) {
        long mean = meanMillis;
        return mean < 0 ? Optional.empty()
                : Optional.of(Duration.ofMillis(mean * (ahead + 1L) / Math.max(1, inFlight)));
    }
}
