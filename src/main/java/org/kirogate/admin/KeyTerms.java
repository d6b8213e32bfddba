package org.kirogate.admin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kirogate.fault.GatewayException;

/**
 * How long keys may be valid, in days of the server's zone: a key works through its last day, a super key at most for
 * the longest term from the moment it is made. Thread-safe.
 */
public final class KeyTerms {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 180, 365);
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final int LAST_YEAR = 9999;

    private final int superMaxDays;
    private final InstantSource clock;

    /** Terms from now on; {@code superMaxDays} is the longest of super keys, 0 = none. */
    public KeyTerms(int superMaxDays, InstantSource clock) {
        this.superMaxDays = superMaxDays;
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What a form of a super key offers today, the usual one first: the longest, or none where there is no longest. */
    List<Validity> offeredToSuper() {
        if (superMaxDays == 0) {
            return offered();
        }
        List<Validity> offered = new ArrayList<>(List.of(validity(superMaxDays)));
        DAYS.stream().filter(days -> days < superMaxDays).map(this::validity).forEach(offered::add);
        offered.add(new Validity("date", ""));
        return offered;
    }

    /** What a form of any other key offers today, the usual one first. */
    List<Validity> offered() {
        List<Validity> offered = new ArrayList<>(List.of(new Validity("never", "")));
        DAYS.stream().map(this::validity).forEach(offered::add);
        offered.add(new Validity("date", ""));
        return offered;
    }

    /**
     * The end of a term that was chosen for a super key. The day on which the longest term ends, ends with it.
     *
     * @param code  of what was offered, empty counts as the first of that
     * @param until the last day when the code is {@code date}
     * @return epoch ms, 0 = never
     * @throws GatewayException INVALID_REQUEST about {@code expires_at} when the term or the day is none
     */
    long superExpiresAt(String code, String until) {
        if (superMaxDays == 0) {
            return expiresAt(code, until);
        }
        long latest = clock.instant().plus(Duration.ofDays(superMaxDays)).toEpochMilli();
        if (code.isEmpty() || code.equals("" + superMaxDays)) {
            return latest;
        }
        long end = expiresAt(code, until);
        boolean lastDay = end > latest && lastDay(end).equals(lastDay(latest));
        if (end == 0 || end > latest && !lastDay) {
            throw tooLate();
        }
        return lastDay ? latest : end;
    }

    /**
     * The end of a term that was chosen.
     *
     * @param code  of what was offered, empty counts as {@code never}
     * @param until the last day when the code is {@code date}
     * @return epoch ms, 0 = never
     * @throws GatewayException INVALID_REQUEST about {@code expires_at} when the term or the day is none
     */
    long expiresAt(String code, String until) {
        if (code.isEmpty() || code.equals("never")) {
            return 0;
        }
        if (code.equals("date")) {
            return endOf(day(until));
        }
        if (DAYS.stream().noneMatch(days -> code.equals("" + days))) {
            throw bad();
        }
        return endOf(today().plusDays(Integer.parseInt(code)));
    }

    private Validity validity(int days) {
        return new Validity("" + days, today().plusDays(days).toString());
    }

    /** The last day of a key that ends then, empty = never. */
    static String lastDay(long expiresAt) {
        return expiresAt == 0 ? "" : date(expiresAt - 1).toString();
    }

    /** Days until that day, 0 = it is today or past, or there is none. */
    static long daysLeft(long expiresAt, long now) {
        return expiresAt == 0 ? 0 : Math.max(0, ChronoUnit.DAYS.between(date(now), date(expiresAt - 1)));
    }

    private static LocalDate date(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZONE).toLocalDate();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZONE).toLocalDate();
    }

    private LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(today()) || day.getYear() > LAST_YEAR) {
                throw bad();
            }
            return day;
        } catch (DateTimeParseException e) {
            throw bad();
        }
    }

    private static long endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).minusSeconds(1).toInstant().toEpochMilli();
    }

    private GatewayException tooLate() {
        return GatewayException.invalid("expires_at",
                "A super key works for at most " + superMaxDays + " days: expires_at is later than that.");
    }

    private static GatewayException bad() {
        return GatewayException.invalid("expires_at", "A key is valid for ever, for "
                + DAYS + " days, or until a day to come, written as 2027-01-31.");
    }
}
