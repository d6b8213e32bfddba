package org.kirogate.access;

import java.time.Duration;
import org.kirogate.fault.GatewayException;

/**
 * How long super keys may work.
 *
 * @param longest from the moment a secret is given out; zero = for ever
 */
record SuperTerm(Duration longest) {

    /** A longest term in days, 0 = none. */
    static SuperTerm ofDays(int days) {
        return new SuperTerm(Duration.ofDays(days));
    }

    /**
     * When a new key ends.
     *
     * @param asked epoch ms, 0 = as late as is allowed
     * @return epoch ms, 0 = never
     * @throws GatewayException INVALID_REQUEST about {@code expires_at} when it is over already or too late
     */
    long end(long asked, long now) {
        if (asked == 0) {
            return latest(now);
        }
        if (asked <= now) {
            throw GatewayException.invalid("expires_at", "expires_at is a time to come"
                    + (unlimited() ? ", or 0 for never." : ", at most " + longest.toDays() + " days from now."));
        }
        check(asked, now);
        return asked;
    }

    /**
     * Checks the end that an existing key is given.
     *
     * @param end epoch ms, 0 = never
     * @throws GatewayException INVALID_REQUEST about {@code expires_at} when that is too late
     */
    void check(long end, long now) {
        if (!unlimited() && (end == 0 || end > latest(now))) {
            throw GatewayException.invalid("expires_at",
                    "A super key works for at most " + longest.toDays() + " days: expires_at is later than that.");
        }
    }

    /**
     * When a key ends whose secret is replaced now: it gets the term anew for which the last secret was given out,
     * within what is allowed. One without an end gets the longest.
     */
    long renewed(ApiKey key, long now) {
        long end = key.settings().expiresAt();
        if (end == 0) {
            return latest(now);
        }
        long issued = Math.max(key.createdAt(), key.rotatedAt());
        long again = end > issued ? now + (end - issued) : latest(now);
        return unlimited() ? again : Math.min(again, latest(now));
    }

    private boolean unlimited() {
        return longest.isZero();
    }

    private long latest(long now) {
        return unlimited() ? 0 : now + longest.toMillis();
    }
}
