package org.kirogate.dialect.anthropic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kirogate.dialect.RateFigure;

/**
 * Headers that tell clients of their limits (Anthropic API documentation, "Rate limits", "Response headers"): resets are
 * RFC 3339 times. Those of input and output tokens apart are left out, since limits count both together, and so are
 * {@code -unified-}, which Claude Code takes for a subscription's. Pure functions.
 */
final class AnthropicRates {
    private static final String PREFIX = "anthropic-ratelimit-";

    private AnthropicRates() {}

    /** The headers, with lower-case names. */
    static Map<String, String> headers(List<RateFigure> figures) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (RateFigure figure : figures) {
            String start = PREFIX + figure.unit().word();
            headers.put(start + "-limit", Long.toString(figure.limit()));
            headers.put(start + "-remaining", Long.toString(figure.remaining()));
            if (figure.resets()) {
                headers.put(start + "-reset", roundedUp(figure.resetsAt()).toString());
            }
        }
        return headers;
    }

    private static Instant roundedUp(Instant time) {
        Instant whole = time.truncatedTo(ChronoUnit.SECONDS);
        return whole.equals(time) ? whole : whole.plusSeconds(1);
    }
}
