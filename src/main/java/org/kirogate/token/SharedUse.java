package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Credits that super keys used of a token in the present period of its quota: what the table says of all nodes and what
 * this one has not written yet. Never less than what this node counted itself. Thread-safe, memory only.
 */
final class SharedUse {
    /**
     * Credits on their way to the table, or a sum that the table has.
     *
     * @param tokenId whose
     * @param credits how many
     * @param until   when the period ends in which they were used, {@link Instant#EPOCH} = unknown
     */
    record Sum(long tokenId, double credits, Instant until) {
        Sum {
            Objects.requireNonNull(until, "until");
        }
    }

    private volatile double total;
    private double unwritten;
    private Instant until = Instant.EPOCH;

    /** All that is known to be used in this period. */
    double total() {
        return total;
    }

    synchronized void add(double credits) {
        total += credits;
        unwritten += credits;
    }

    /**
     * Takes over a sum of all nodes. It may be older than what is known here, since it was read a moment ago: one of an
     * earlier period is passed over, and within a period the sum only grows, so the larger one holds.
     */
    synchronized void read(double stored, Instant resetsAt) {
        if (SharePeriod.over(resetsAt, until)) {
            return;
        }
        if (SharePeriod.over(until, resetsAt)) {
            // What is not written yet was used in the period that ended.
            unwritten = 0;
            total = 0;
        }
        until = resetsAt.isAfter(until) ? resetsAt : until;
        total = Math.max(total, stored + unwritten);
    }

    /** Takes what is to be written; {@link #giveBack} when that failed. */
    synchronized Optional<Sum> take(long tokenId) {
        if (unwritten == 0) {
            return Optional.empty();
        }
        Sum sum = new Sum(tokenId, unwritten, until);
        unwritten = 0;
        return Optional.of(sum);
    }

    synchronized void giveBack(Sum sum) {
        if (!SharePeriod.over(sum.until(), until)) {
            unwritten += sum.credits();
        }
    }
}
