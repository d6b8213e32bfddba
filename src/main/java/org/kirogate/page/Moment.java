package org.kirogate.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/**
 * A time on a page: exact for programs, in the server's zone for readers without script; a script shows it in the reader's.
 *
 * @param iso  ISO 8601, empty = there is no such time
 * @param text for people
 */
public record Moment(String iso, String text) {
    /** No time. */
    public static final Moment NEVER = new Moment("", "");

    private static final DateTimeFormatter TEXT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    public Moment {
        Objects.requireNonNull(iso, "iso");
        Objects.requireNonNull(text, "text");
    }

    /** That time; {@link Instant#EPOCH} stands for none. */
    public static Moment of(Instant at) {
        return at.equals(Instant.EPOCH) ? NEVER : new Moment(at.toString(), TEXT.format(at));
    }

    /** That time in epoch milliseconds, 0 stands for none. */
    public static Moment of(long millis) {
        return of(Instant.ofEpochMilli(millis));
    }

    /** Whether there is one. */
    public boolean known() {
        return !iso.isEmpty();
    }
}
