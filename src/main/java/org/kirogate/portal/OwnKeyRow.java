package org.kirogate.portal;

import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.access.Approval;
import org.kirogate.access.KeyCounters;
import org.kirogate.access.KeyFilter;
import org.kirogate.access.limit.Standing;
import org.kirogate.page.LimitBar;
import org.kirogate.page.Moment;

/**
 * One of a user's keys as its page shows it. JSPs call its members.
 *
 * @param state             {@code active}, {@code expiring}, {@code rotating}, {@code expired}, {@code disabled},
 *                          {@code pending} or {@code refused}
 * @param rate              share of requests answered in per cent, negative = none has ended yet
 * @param expires           {@link Moment#NEVER} = it does not
 * @param grace             until when the secret before the last rotation works
 * @param maxConcurrency    0 = no limit
 * @param requestsPerMinute 0 = no limit
 * @param near              limits that are nearly used up, those over all keys too
 */
public record OwnKeyRow(
        long id, String name, String prefix, boolean superKey, String state, long requests, double rate,
        Moment lastUsed, Moment created, Moment expires, Moment grace, int maxConcurrency, int requestsPerMinute,
        List<LimitBar> near) {
    private static final double LOW = 98;
    private static final double BAD = 95;

    public OwnKeyRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(state, "state");
        near = List.copyOf(near);
    }

    /** A key, and how its limits stand, at a time, epoch ms. */
    static OwnKeyRow of(ApiKey key, Standing standing, long now) {
        KeyCounters counters = key.counters();
        boolean unused = counters.successes() + counters.failures() == 0;
        return new OwnKeyRow(
                key.id(), key.name(), key.prefix(), key.superKey(), state(key, now), counters.requests(),
                unused ? -1 : counters.successRate() * 100, Moment.of(counters.lastUsed()),
                Moment.of(key.createdAt()), Moment.of(key.endsAt()), Moment.of(key.previousUntil()),
                key.settings().limits().pace().maxConcurrency(), key.settings().limits().pace().requestsPerMinute(),
                standing.warned().stream().map(LimitBar::of).toList());
    }

    /** How the rate is to be looked at: {@code bad}, {@code low} or nothing. */
    public String rateClass() {
        if (rate < 0 || rate >= LOW) {
            return "";
        }
        return rate < BAD ? "bad" : "low";
    }

    /** Whether requests with it are let in. */
    public boolean works() {
        return !state.equals("disabled") && !state.equals("expired") && !state.equals("pending")
                && !state.equals("refused");
    }

    private static String state(ApiKey key, long now) {
        long end = key.endsAt();
        if (key.approval() == Approval.REFUSED) {
            return "refused";
        }
        if (!key.active()) {
            return "disabled";
        }
        if (end != 0 && end <= now) {
            return "expired";
        }
        if (key.approval() == Approval.PENDING) {
            return "pending";
        }
        if (key.previousUntil() > now) {
            return "rotating";
        }
        return end != 0 && end <= now + KeyFilter.SOON.toMillis() ? "expiring" : "active";
    }
}
