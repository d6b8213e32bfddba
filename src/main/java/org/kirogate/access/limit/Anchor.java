package org.kirogate.access.limit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * When days, weeks and months of limits begin: at a whole hour by the clock on the wall of a time zone. A start that
 * this clock jumps over is the moment after the jump; of one that it shows twice the first counts. Immutable.
 *
 * @param zone      time zone
 * @param resetHour 0-23
 */
public record Anchor(ZoneId zone, int resetHour) {
    /** Midnight of UTC. */
    public static final Anchor UTC = new Anchor(ZoneId.of("UTC"), 0);

    private static final long FIVE_HOURS_MS = Duration.ofHours(5).toMillis();
    private static final long MINUTE_MS = 60_000;

    public Anchor {
        Objects.requireNonNull(zone, "zone");
        if (resetHour < 0 || resetHour > 23) {
            throw new IllegalArgumentException("resetHour is 0 to 23, not " + resetHour);
        }
    }

    /**
     * When the span that holds {@code now} began; five hours begin now.
     *
     * @param now epoch ms
     * @return epoch ms, 0 for {@link Span#TOTAL}
     */
    long start(Span span, long now) {
        return switch (span) {
            case FIVE_HOURS -> now - Math.floorMod(now, MINUTE_MS);
            case DAY, WEEK, MONTH -> latest(span, now);
            case TOTAL -> 0;
        };
    }

    /**
     * When a span that began at {@code start} ends.
     *
     * @return epoch ms, {@link Long#MAX_VALUE} for {@link Span#TOTAL}
     */
    long end(Span span, long start) {
        return switch (span) {
            case FIVE_HOURS -> start + FIVE_HOURS_MS;
            case DAY -> moment(day(start).plusDays(1));
            case WEEK -> moment(day(start).plusWeeks(1));
            case MONTH -> moment(day(start).plusMonths(1));
            case TOTAL -> Long.MAX_VALUE;
        };
    }

    private long latest(Span span, long now) {
        LocalDate today = day(now);
        LocalDate first = first(span, today);
        if (moment(first) > now) {
            first = first(span, first.minusDays(1));
        }
        return moment(first);
    }

    private static LocalDate first(Span span, LocalDate day) {
        return switch (span) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case FIVE_HOURS, DAY, TOTAL -> day;
        };
    }

    private LocalDate day(long at) {
        return Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
    }

    private long moment(LocalDate day) {
        return day.atTime(resetHour, 0).atZone(zone).toInstant().toEpochMilli();
    }
}
