package org.kirogate.token.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A part of every day, by the clock on the wall: on days on which that clock is put forward or back it is shorter or
 * longer as the clock says. Immutable.
 *
 * @param from first minute of the day, 0-1439
 * @param to   minute it ends before, 1-1440 (24:00), never {@code from}; one that is before {@code from} is on the next
 *             day
 */
public record DailyHours(int from, int to) {
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int LENGTH = "HH:MM-HH:MM".length();
    private static final String EXPECTED = "Input should be HH:MM-HH:MM, from 00:00 to 24:00, such as 22:00-06:00";

    public DailyHours {
        if (from == to) {
            throw new IllegalArgumentException(
                    "Input should end at another time than it starts; 00:00-24:00 is the whole day");
        }
        if (from < 0 || from >= DAY || to < 1 || to > DAY) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /**
     * Reads {@code HH:MM-HH:MM}.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static DailyHours parse(String text) {
        if (text.length() != LENGTH || text.charAt(LENGTH / 2) != '-') {
            throw new IllegalArgumentException(EXPECTED);
        }
        int from = minute(text, 0);
        int to = minute(text, LENGTH / 2 + 1);
        // What goes on to 00:00 ends with the day's last minute.
        return new DailyHours(from, to == 0 && from > 0 ? DAY : to);
    }

    private static int minute(String text, int at) {
        int minutes = digits(text, at + 3);
        if (text.charAt(at + 2) != ':' || minutes >= HOUR) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return digits(text, at) * HOUR + minutes;
    }

    private static int digits(String text, int at) {
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return tens * 10 + ones;
    }

    /** Whether a minute of the day lies in it. */
    boolean holds(int minute) {
        return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    /** How long until it begins next; the time now lies outside of it. */
    Duration untilStart(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        ZonedDateTime start = start(today, zone);
        ZonedDateTime next = start.toInstant().isAfter(now) ? start : start(today.plusDays(1), zone);
        return Duration.between(now, next.toInstant());
    }

    /** A start that the clock jumps over is the moment after the jump. */
    private ZonedDateTime start(LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.ofSecondOfDay(from * 60L)).atZone(zone);
    }

    /** {@code HH:MM-HH:MM}. */
    @Override
    public String toString() {
        return clock(from) + "-" + clock(to);
    }

    private static String clock(int minute) {
        String text = Integer.toString(10_000 + minute / HOUR * 100 + minute % HOUR);
        return text.substring(1, 3) + ":" + text.substring(3);
    }
}
