package org.kirogate.usage;

import java.time.Instant;
import java.util.Objects;
import org.kirogate.chat.TokenCounts;

/**
 * A request whose caller is known and that has not ended: what is known of it should the process be killed before it does.
 *
 * @param requestId the id the caller is told; unique
 * @param at        when it came
 * @param dialect   of its client
 */
public record UsageStart(String requestId, Instant at, UsageRecord.Who who, String dialect) {
    public UsageStart {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(dialect, "dialect");
    }

    /** Its record if nothing more was heard of it. */
    UsageRecord killed() {
        return new UsageRecord(requestId, at, who, new UsageRecord.Route(dialect, "", "", false, 0, 0),
                UsageRecord.Outcome.KILLED, 0, "", TokenCounts.ZERO, 0, 0, "");
    }
}
