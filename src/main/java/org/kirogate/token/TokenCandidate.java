package org.kirogate.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A token that can serve a request now, with what is known of it at this moment.
 *
 * @param id             the token's id
 * @param ownerId        whose token it is
 * @param inFlight       requests it serves now, from all sides
 * @param maxConcurrency requests it may serve at a time, 0 = no limit
 * @param recentRequests requests it was given in the last 60 seconds
 * @param successRate    share of good answers, 0..1: recent ones weigh more, an unused token has 1, and a bad record
 *                       fades while the token is left alone
 * @param lastUsedAt     when it was last given a request, {@link Instant#EPOCH} = not since the start
 * @param seenWorkingAt  when it last answered well or passed a check, at the earliest when it was added
 * @param weight         its share of the requests as people set it, 1-100
 * @param quotaRemaining credits left that the caller may use, -1 = unknown
 * @param quotaLimit     credits of a period, -1 = unknown
 * @param quotaResetsAt  when the quota resets, {@link Instant#EPOCH} = unknown
 */
public record TokenCandidate(
        long id,
        long ownerId,
        int inFlight,
        int maxConcurrency,
        int recentRequests,
        double successRate,
        Instant lastUsedAt,
        Instant seenWorkingAt,
        int weight,
        double quotaRemaining,
        double quotaLimit,
        Instant quotaResetsAt) {

    /** Least busy first: fewest in flight, then fewest lately, then the one unused the longest, then the lowest id. */
    public static final Comparator<TokenCandidate> LEAST_BUSY = TokenCandidate::compareBusy;

    public TokenCandidate {
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(seenWorkingAt, "seenWorkingAt");
        Objects.requireNonNull(quotaResetsAt, "quotaResetsAt");
    }

    /**
     * By hand: it runs for every candidate of every request, and a chain of comparators takes several times as long.
     */
    private static int compareBusy(TokenCandidate one, TokenCandidate other) {
        if (one.inFlight != other.inFlight) {
            return Integer.compare(one.inFlight, other.inFlight);
        }
        if (one.recentRequests != other.recentRequests) {
            return Integer.compare(one.recentRequests, other.recentRequests);
        }
        int byUse = one.lastUsedAt.compareTo(other.lastUsedAt);
        return byUse != 0 ? byUse : Long.compare(one.id, other.id);
    }
}
