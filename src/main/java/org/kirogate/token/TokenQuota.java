package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;

/**
 * What an account may still use, as last asked.
 *
 * @param used       credits used in this period, as the service said
 * @param limit      credits of this period
 * @param overage    whether it goes on working past the limit
 * @param resetsAt   when the period ends, {@link Instant#EPOCH} = unknown
 * @param checkedAt  when the service was asked, {@link Instant#EPOCH} = never
 * @param sharedUsed credits that super keys used in this period, as far as this gateway metered them
 * @param spentSince credits that calls of this node cost since the service was asked
 */
public record TokenQuota(
        double used,
        double limit,
        boolean overage,
        Instant resetsAt,
        Instant checkedAt,
        double sharedUsed,
        double spentSince) {
    /** Nothing is known yet. */
    public static final TokenQuota UNKNOWN = new TokenQuota(0, 0, false, Instant.EPOCH, Instant.EPOCH, 0);

    public TokenQuota {
        Objects.requireNonNull(resetsAt, "resetsAt");
        Objects.requireNonNull(checkedAt, "checkedAt");
    }

    /** As the table has it: what was spent since the service was asked is in memory only. */
    public TokenQuota(
            double used, double limit, boolean overage, Instant resetsAt, Instant checkedAt, double sharedUsed) {
        this(used, limit, overage, resetsAt, checkedAt, sharedUsed, 0);
    }

    /** The same with what this node knows beyond the table. */
    TokenQuota with(double newSharedUsed, double newSpentSince) {
        return new TokenQuota(used, limit, overage, resetsAt, checkedAt, newSharedUsed, newSpentSince);
    }

    /** Whether the service was asked at all. */
    public boolean known() {
        return checkedAt.isAfter(Instant.EPOCH);
    }

    /** Credits that are left: as last asked, less what this node's calls cost since; never negative. */
    public double remaining() {
        return Math.max(0, limit - used - spentSince);
    }

    /** Whether there is nothing left and no overage either. */
    boolean spent() {
        return known() && !overage && remaining() <= 0;
    }
}
