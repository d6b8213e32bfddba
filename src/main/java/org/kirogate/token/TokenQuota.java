package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * What an account may still use, as last asked.
 *
 * @param used       credits used in this period
 * @param limit      credits of this period
 * @param overage    whether it goes on working past the limit
 * @param resetsAt   when the period ends, {@link Instant#EPOCH} = unknown
 * @param checkedAt  when the service was asked, {@link Instant#EPOCH} = never
 * @param sharedUsed credits that super keys used in this period, as far as this gateway metered them
 */
public record TokenQuota(
        double used, double limit, boolean overage, Instant resetsAt, Instant checkedAt, double sharedUsed) {
    /** Nothing is known yet. */
    public static final TokenQuota UNKNOWN = new TokenQuota(0, 0, false, Instant.EPOCH, Instant.EPOCH, 0);

    public TokenQuota {
        Objects.requireNonNull(resetsAt, "resetsAt");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }

    /** Whether the service was asked at all. */
    public boolean known() {
        return checkedAt.isAfter(Instant.EPOCH);
    }

    /** Credits that are left, never negative. */
    public double remaining() {
        return Math.max(0, limit - used);
    }

    /** Whether there is nothing left and no overage either. */
    boolean spent() {
        return known() && !overage && remaining() <= 0;
    }
}
