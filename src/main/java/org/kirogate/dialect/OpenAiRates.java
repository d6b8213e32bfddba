package org.kirogate.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Headers that tell clients of OpenAI's APIs of their limits (OpenAI API documentation, "Rate limits in headers"): durations
 * are written as Go does, {@code 6m0s}. Pure functions.
 */
public final class OpenAiRates {
    private static final String PREFIX = "x-ratelimit-";

    private OpenAiRates() {}

    /** The headers, with lower-case names. */
    public static Map<String, String> headers(List<RateFigure> figures, Instant now) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (RateFigure figure : figures) {
            String unit = figure.unit().word();
            headers.put(PREFIX + "limit-" + unit, Long.toString(figure.limit()));
            headers.put(PREFIX + "remaining-" + unit, Long.toString(figure.remaining()));
            if (figure.resets()) {
                headers.put(PREFIX + "reset-" + unit, go(Duration.between(now, figure.resetsAt())));
            }
        }
        return headers;
    }

    /** {@code 0s}, {@code 20ms}, {@code 1.5s}, {@code 6m0s}, {@code 26h3m0s}. */
    static String go(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis > 0 && millis < 1_000) {
            return millis + "ms";
        }
        long minutes = millis / 60_000;
        String seconds = seconds(millis % 60_000);
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String seconds(long millis) {
        String whole = Long.toString(millis / 1_000);
        long rest = millis % 1_000;
        return rest == 0 ? whole + "s"
                : whole + "." + Long.toString(1_000 + rest).substring(1).replaceAll("0+$", "") + "s";
    }
}
