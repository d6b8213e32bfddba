package org.kirogate.access.limit;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.config.Network;

/**
 * What a key may do at most; the same as ceilings over all keys of a user. JSON: {@link LimitsJson}. Immutable.
 *
 * @param pace              how fast
 * @param amounts           how much in each span; those without any limit are left out
 * @param anchor            when days, weeks and months begin
 * @param daysAfterFirstUse after which a key ends, 0-{@value #MAX_DAYS}, 0 = it does not; without meaning for users
 * @param reach             what, whence and by which programs
 */
public record Limits(Pace pace, Map<Span, Amounts> amounts, Anchor anchor, int daysAfterFirstUse, Reach reach) {
    /** No limit at all. */
    public static final Limits NONE = new Limits(Pace.NONE, Map.of(), Anchor.UTC, 0, Reach.ALL);
    /** Nothing from nowhere: for limits that can't be read. */
    public static final Limits CLOSED = NONE.reaching(
            new Reach(List.of(), List.of(new Network(new byte[4], 32)), List.of()));
    /** Most days after the first use. */
    public static final int MAX_DAYS = 3_650;

    public Limits {
        Objects.requireNonNull(pace, "pace");
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(reach, "reach");
        Map<Span, Amounts> some = new EnumMap<>(Span.class);
        amounts.forEach((span, most) -> {
            if (!most.equals(Amounts.NONE)) {
                some.put(span, most);
            }
        });
        amounts = Collections.unmodifiableMap(some);
        if (daysAfterFirstUse < 0 || daysAfterFirstUse > MAX_DAYS) {
            throw new IllegalArgumentException("daysAfterFirstUse is 0 to " + MAX_DAYS + ", not " + daysAfterFirstUse);
        }
    }

    /** What may be used in a span; {@link Amounts#NONE} = no limit. */
    public Amounts amounts(Span span) {
        return amounts.getOrDefault(span, Amounts.NONE);
    }

    /** Whether anything is counted: speed or amounts. */
    public boolean counts() {
        return !amounts.isEmpty() || !pace.equals(Pace.NONE);
    }

    /**
     * When a key ends by its first use.
     *
     * @param firstUsedAt epoch ms, 0 = not used yet
     * @return epoch ms, 0 = it does not (or not yet known)
     */
    public long endsAt(long firstUsedAt) {
        return daysAfterFirstUse == 0 || firstUsedAt == 0
                ? 0 : firstUsedAt + Duration.ofDays(daysAfterFirstUse).toMillis();
    }

    /** The same at another pace. */
    public Limits paced(Pace other) {
        return new Limits(other, amounts, anchor, daysAfterFirstUse, reach);
    }

    /** The same with so many requests per minute and at a time, 0 = no limit. */
    public Limits paced(int requestsPerMinute, int maxConcurrency) {
        return paced(new Pace(requestsPerMinute, pace.tokensPerMinute(), maxConcurrency));
    }

    /** The same with other amounts in a span. */
    public Limits with(Span span, Amounts most) {
        Map<Span, Amounts> changed = new EnumMap<>(Span.class);
        changed.putAll(amounts);
        changed.put(span, most);
        return new Limits(pace, changed, anchor, daysAfterFirstUse, reach);
    }

    /** The same with other beginnings of days, weeks and months. */
    public Limits anchored(Anchor other) {
        return new Limits(pace, amounts, other, daysAfterFirstUse, reach);
    }

    /** The same ending so many days after the first use, 0 = not. */
    public Limits endingAfter(int days) {
        return new Limits(pace, amounts, anchor, days, reach);
    }

    /** The same with another reach. */
    public Limits reaching(Reach other) {
        return new Limits(pace, amounts, anchor, daysAfterFirstUse, other);
    }
}
