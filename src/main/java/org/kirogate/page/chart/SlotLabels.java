package org.kirogate.page.chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the slots of a time axis are called.
 *
 * @param slots their starts, oldest first, at least one
 * @param zone  the reader's
 */
public record SlotLabels(List<Instant> slots, ZoneId zone) {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter WHOLE_DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final int MOST_TICKS = 14;
    private static final int FEW_TICKS = 8;

    public SlotLabels {
        slots = List.copyOf(slots);
        Objects.requireNonNull(zone, "zone");
    }

    /** How many there are. */
    public int count() {
        return slots.size();
    }

    /** A slot's name in a table. */
    public String full(int slot) {
        return format(slot, hours() ? DAY_AND_HOUR : days() ? WHOLE_DAY : MONTH);
    }

    /** The hour and minute of a time. */
    public String hour(Instant time) {
        return HOUR.format(time.atZone(zone));
    }

    /** Labels below the axis, not so many that they touch. */
    List<Plot.Tick> ticks() {
        boolean manyDays = hours() && count() > 2 * 24;
        List<Integer> places = new ArrayList<>();
        int stride = stride();
        for (int i = 0; i < count(); i++) {
            boolean place = manyDays ? time(i).getHour() == 0 : i % stride == 0;
            if (place) {
                places.add(i);
            }
        }
        DateTimeFormatter format = hours() && !manyDays ? HOUR : hours() || days() ? DAY : MONTH;
        List<Plot.Tick> ticks = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            double x = (places.get(i) + 0.5) * 100 / count();
            ticks.add(new Plot.Tick(Plots.number(x), format(places.get(i), format), i % 2 == 1));
        }
        return ticks;
    }

    private int stride() {
        return count() <= MOST_TICKS ? 1 : (count() + FEW_TICKS - 1) / FEW_TICKS;
    }

    private boolean hours() {
        return apart().compareTo(Duration.ofHours(1)) <= 0;
    }

    private boolean days() {
        return !hours() && apart().compareTo(Duration.ofHours(26)) < 0;
    }

    private Duration apart() {
        return count() < 2 ? Duration.ofHours(1) : Duration.between(slots.get(0), slots.get(1));
    }

    private ZonedDateTime time(int slot) {
        return slots.get(slot).atZone(zone);
    }

    private String format(int slot, DateTimeFormatter format) {
        return format.format(time(slot));
    }
}
