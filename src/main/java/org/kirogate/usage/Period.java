package org.kirogate.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A span of time cut into slots of the reader's calendar. Sums are kept by the hour of UTC, so in a zone that is not
 * whole hours away a day begins with the hour that holds its first moment. Immutable.
 *
 * @param from  start of the first slot
 * @param to    end, exclusive
 * @param step  how long a slot is
 * @param zone  whose days and months
 * @param slots starts of the slots, oldest first, at most {@value #MAX_SLOTS}
 */
public record Period(Instant from, Instant to, Step step, ZoneId zone, List<Instant> slots) {
    /** Most slots of a period. */
    public static final int MAX_SLOTS = 1000;

    /** How long a slot is. */
    public enum Step {
        HOUR,
        DAY,
        MONTH;

        ZonedDateTime start(ZonedDateTime time) {
            return switch (this) {
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
                case DAY -> time.toLocalDate().atStartOfDay(time.getZone());
                case MONTH -> time.toLocalDate().withDayOfMonth(1).atStartOfDay(time.getZone());
            };
        }

        /** Days and months by the calendar: in some zones a day begins at one o'clock when summer time does. */
        ZonedDateTime plus(ZonedDateTime time, long count) {
            return switch (this) {
                case HOUR -> time.plusHours(count);
                case DAY -> time.toLocalDate().plusDays(count).atStartOfDay(time.getZone());
                case MONTH -> time.toLocalDate().plusMonths(count).atStartOfDay(time.getZone());
            };
        }
    }

    public Period {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(zone, "zone");
        slots = List.copyOf(slots);
        if (!from.isBefore(to) || slots.isEmpty() || slots.size() > MAX_SLOTS) {
            throw new IllegalArgumentException("a period has 1 to " + MAX_SLOTS + " slots, not " + slots.size());
        }
    }

    /** The last {@code count} slots, the one that {@code now} is in among them as far as it has come. */
    public static Period last(int count, Step step, ZoneId zone, Instant now) {
        ZonedDateTime current = step.start(now.atZone(zone));
        return between(step.plus(current, 1 - count).toInstant(), now.plusMillis(1), step, zone);
    }

    /** From the start of the slot that {@code from} is in until {@code to}, exclusive. */
    public static Period between(Instant from, Instant to, Step step, ZoneId zone) {
        List<Instant> slots = new ArrayList<>();
        ZonedDateTime first = step.start(from.atZone(zone));
        for (ZonedDateTime slot = first; slot.toInstant().isBefore(to); slot = step.plus(first, slots.size())) {
            slots.add(slot.toInstant());
            if (slots.size() > MAX_SLOTS) {
                break;
            }
        }
        return new Period(first.toInstant(), to, step, zone, slots);
    }

    /** The span just before this one, as long to the nearest hour, as one slot. */
    public Period before() {
        Duration length = Duration.ofHours(Math.max(1, Duration.between(from, to).plusMinutes(30).toHours()));
        return new Period(from.minus(length), from, step, zone, List.of(from.minus(length)));
    }

    /** Its slots as periods of their own, together as long as this one. */
    List<Period> parts() {
        List<Period> parts = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Instant end = i + 1 < slots.size() ? slots.get(i + 1).truncatedTo(ChronoUnit.HOURS) : to;
            parts.add(new Period(slots.get(i), end, step, zone, List.of(slots.get(i))));
        }
        return parts;
    }

    /** Start of the first hour whose sums belong to it, epoch milliseconds. */
    long firstHour() {
        long at = from.toEpochMilli();
        return at - Math.floorMod(at, Duration.ofHours(1).toMillis());
    }

    /** Which slot an hour belongs to. */
    int slotOf(long hour) {
        int low = 0;
        int high = slots.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            boolean later = slots.get(middle).toEpochMilli() > hour + Duration.ofHours(1).toMillis() - 1;
            low = later ? low : middle;
            high = later ? middle - 1 : high;
        }
        return low;
    }
}
