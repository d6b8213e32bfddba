package org.kirogate.usage;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Spans of time that pages offer, as their addresses name them. */
public enum UsageSpan {
    TODAY("today", List.of(Period.Step.HOUR)),
    DAY("24h", List.of(Period.Step.HOUR)),
    WEEK("7d", List.of(Period.Step.DAY, Period.Step.HOUR)),
    MONTH("30d", List.of(Period.Step.DAY)),
    QUARTER("90d", List.of(Period.Step.DAY)),
    YEAR("12m", List.of(Period.Step.MONTH));

    private static final int HOURS = 24;
    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 30;
    private static final int QUARTER_DAYS = 90;
    private static final int YEAR_MONTHS = 12;

    private final String label;
    private final List<Period.Step> steps;

    UsageSpan(String label, List<Period.Step> steps) {
        this.label = label;
        this.steps = steps;
    }

    /** As addresses name it. */
    public String label() {
        return label;
    }

    /** How it may be cut, the usual way first. */
    public List<Period.Step> steps() {
        return steps;
    }

    /** The span up to now; cut the usual way when it can't be cut as asked. */
    public Period until(Instant now, Period.Step asked, ZoneId zone) {
        Period.Step step = steps.contains(asked) ? asked : steps.get(0);
        return switch (this) {
            case TODAY -> Period.between(Period.Step.DAY.start(now.atZone(zone)).toInstant(), now.plusMillis(1), step,
                    zone);
            case DAY -> Period.last(HOURS, step, zone, now);
            case WEEK -> Period.last(step == Period.Step.HOUR ? WEEK_DAYS * HOURS : WEEK_DAYS, step, zone, now);
            case MONTH -> Period.last(MONTH_DAYS, step, zone, now);
            case QUARTER -> Period.last(QUARTER_DAYS, step, zone, now);
            case YEAR -> Period.last(YEAR_MONTHS, step, zone, now);
        };
    }

    /** The one of a label among those offered, else the first of them. */
    public static UsageSpan of(String label, List<UsageSpan> offered) {
        return offered.stream().filter(span -> span.label.equals(label)).findFirst().orElse(offered.get(0));
    }
}
