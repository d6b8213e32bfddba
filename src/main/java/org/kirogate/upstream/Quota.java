package org.kirogate.upstream;

import java.time.Instant;
import java.util.Objects;

/**
 * What an account may still use.
 *
 * @param used       credits used in this period
 * @param limit      credits of this period, trial and bonuses included
 * @param resetsAt   when the period ends, {@link Instant#EPOCH} = unknown
 * @param overage    whether the account goes on working past the limit
 * @param plan       the plan's name for people, or empty
 * @param email      whose account it is, or empty; personal, never logged
 */
public record Quota(double used, double limit, Instant resetsAt, boolean overage, String plan, String email) {
    public Quota {
        Objects.requireNonNull(resetsAt, "resetsAt");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(email, "email");
    }

    /** Credits that are left, never negative. */
    public double remaining() {
        return Math.max(0, limit - used);
    }
}
