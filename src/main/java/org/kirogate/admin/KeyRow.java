package org.kirogate.admin;

import java.util.List;
import java.util.Objects;
import org.kirogate.access.ApiKey;
import org.kirogate.page.LimitBar;
import org.kirogate.page.Moment;
import org.kirogate.usage.KeyTrend;

/**
 * A key as lists of the console show it.
 *
 * @param owner     the owner's name
 * @param state     {@code active}, {@code expiring}, {@code rotating}, {@code expired}, {@code disabled},
 *                  {@code stopped}, {@code pending} or {@code refused}
 * @param daysLeft  days until its last day, 0 = that is today or past, or it never ends
 * @param note      why it is so: {@code grace} (hours left), {@code ends} (days left), {@code today}, {@code unused},
 *                  {@code owner}, {@code approval}, or empty
 * @param noteValue what belongs to it
 * @param trend     what became of it lately
 * @param near      limits that are nearly used up, those over all keys of the owner too
 */
public record KeyRow(
        ApiKey key, String owner, String state, long daysLeft, String note, long noteValue, KeyTrend trend,
        List<LimitBar> near) {
    private static final double GOOD = 0.98;
    private static final double FAIR = 0.95;

    public KeyRow {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(trend, "trend");
        near = List.copyOf(near);
    }

    /** Whether it serves nobody now. */
    public boolean off() {
        return state.equals("disabled") || state.equals("expired") || state.equals("stopped")
                || state.equals("pending") || state.equals("refused");
    }

    /** Whether it was used at all. */
    public boolean used() {
        return key.counters().successes() + key.counters().failures() > 0;
    }

    /** {@code low} or {@code bad} when too many requests failed, else empty. */
    public String rateClass() {
        double rate = key.counters().successRate();
        if (rate >= GOOD) {
            return "";
        }
        return rate >= FAIR ? "low" : "bad";
    }

    /** When it was used last. */
    public Moment lastUsed() {
        return Moment.of(key.counters().lastUsed());
    }

    /** When it ends. */
    public Moment expires() {
        return Moment.of(key.endsAt());
    }

    /** The last day on which it works, empty = it never ends. */
    public String lastDay() {
        return KeyTerms.lastDay(key.endsAt());
    }

    /** The line of its requests a day, as points of a polyline 88 wide and 28 high. */
    public String points() {
        long most = trend.days().stream().mapToLong(Long::longValue).max().orElse(0);
        StringBuilder points = new StringBuilder();
        int last = trend.days().size() - 1;
        for (int i = 0; i <= last; i++) {
            long down = most == 0 ? 26 : 26 - Math.round(24.0 * trend.days().get(i) / most);
            points.append(i == 0 ? "" : " ").append(Math.round(88.0 * i / last)).append(',').append(down);
        }
        return points.toString();
    }
}
