package org.kirogate.token;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A token that can serve a request now, with what is known of it at this moment. It is a picture: nothing in it
 * changes, and it says nothing any more once the choice is made. What is not in it (state, limits, cool-downs, the
 * owner's terms) has been looked at already: tokens that can't serve are no candidates.
 *
 * @param id             the token's id, positive; stays the same as long as there is the token
 * @param ownerId        whose token it is, a user's id
 * @param inFlight       requests it serves now, from all callers of this node, 0 or more
 * @param maxConcurrency requests it may serve at a time, 0 = no limit; {@code inFlight} was below it
 * @param recentRequests requests this node gave it in the last 60 seconds, 0 or more
 * @param successRate    share of good answers, 0..1: recent ones weigh more, an unused token has 1, and a bad record
 *                       fades while the token is left alone
 * @param lastUsedAt     when it was last given a request, {@link Instant#EPOCH} = not since the start
 * @param seenWorkingAt  when it last answered well or passed a check, at the earliest when it was added
 * @param weight         its share of the requests as people set it, 1-100, usually 1
 * @param quotaRemaining credits left that the caller may use, 0 or more, -1 = unknown
 * @param quotaLimit     credits of a whole period, 0 or more, -1 = unknown
 * @param quotaResetsAt  when the quota resets, {@link Instant#EPOCH} = unknown; in the past when the account has not
 *                       been asked since: then {@code quotaRemaining} is of a period that is over
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

    /**
     * Least busy first: fewest in flight, then fewest lately, then the one unused the longest, then the lowest id. No
     * two candidates are equal in it. The built-in strategies decide ties by it.
     */
    public static final Comparator<TokenCandidate> LEAST_BUSY = TokenCandidate::compareBusy;

    /** Checks that everything is there. */
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
