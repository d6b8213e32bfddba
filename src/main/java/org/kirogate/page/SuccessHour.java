package org.kirogate.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * How the requests of one clock hour went; those refused for a reason of the caller's count neither way.
 *
 * @param start     of the hour
 * @param successes answered
 * @param failures  not answered, through no fault of the caller
 */
public record SuccessHour(Instant start, long successes, long failures) {
    /** Below this an hour is a bad one, in per cent. */
    private static final double BAD = 90;
    /** From this on it is a good one. */
    private static final double GOOD = 98;

    public SuccessHour {
        Objects.requireNonNull(start, "start");
    }

    /** Share of successes in per cent with one decimal, {@code 99.5}; empty where nothing was judged. */
    static String rate(List<SuccessHour> hours) {
        long successes = hours.stream().mapToLong(SuccessHour::successes).sum();
        long judged = successes + hours.stream().mapToLong(SuccessHour::failures).sum();
        // Rounded down: one failure in ten thousand is no 100 per cent.
        return judged == 0
                ? ""
                : String.format(Locale.ROOT, "%.1f", Math.floor(1000.0 * successes / judged) / 10);
    }

    /** {@code ok}, {@code warn}, {@code bad}, or {@code none} without requests: class and word of the hour's mark. */
    String grade() {
        long judged = successes + failures;
        if (judged == 0) {
            return "none";
        }
        double percent = 100.0 * successes / judged;
        return percent >= GOOD ? "ok" : percent >= BAD ? "warn" : "bad";
    }
}
