package org.kirogate.admin;

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

/** How long keys may be valid, in days of the server's zone: a key works through its last day. Thread-safe. */
public final class KeyTerms {
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final int LAST_YEAR = 9999;

    private final InstantSource clock;

    /** Terms from now on. */
    public KeyTerms(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** What a form offers today, the usual one first. */
    List<Validity> offered() {
        List<Validity> offered = new ArrayList<>(List.of(new Validity("never", "")));
        DAYS.forEach(days -> offered.add(new Validity("" + days, today().plusDays(days).toString())));
        offered.add(new Validity("date", ""));
        return offered;
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

    private static GatewayException bad() {
        return GatewayException.invalid("expires_at", "A key is valid for ever, for "
                + DAYS + " days, or until a day to come, written as 2027-01-31.");
    }
}
