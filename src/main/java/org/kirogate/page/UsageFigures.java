package org.kirogate.page;

import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.chart.Figure;
import org.kirogate.usage.UsageReport.Sums;

/**
 * What an item of usage comes to, as a row shows it.
 *
 * @param rate      share of good answers in per cent
 * @param rateStyle {@code low} or {@code bad}, empty = fine, or nothing to judge
 * @param share     of the whole, in per cent
 */
public record UsageFigures(
        Figure requests, String rate, String rateStyle, Figure input, Figure output, Figure credits, String share) {
    private static final long GOOD = 98;
    private static final long FAIR = 95;

    public UsageFigures {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(rate, "rate");
        Objects.requireNonNull(rateStyle, "rateStyle");
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(credits, "credits");
        Objects.requireNonNull(share, "share");
    }

    /** Those of sums; {@code share} of the whole is 0..1. */
    public static UsageFigures of(Sums sums, double share, String language) {
        return new UsageFigures(
                Figure.of(sums.requests(), language),
                Figure.percent(sums.successes(), sums.successes() + sums.failures()), rateStyle(sums),
                Figure.of(sums.inputTokens(), language), Figure.of(sums.outputTokens(), language),
                Figure.of(sums.credits(), language),
                String.format(Locale.ROOT, "%.1f", 100 * share));
    }

    /** {@code low} or {@code bad} for a share of good answers that is, else empty. */
    public static String rateStyle(Sums sums) {
        long ended = sums.successes() + sums.failures();
        if (ended == 0 || sums.successes() * 100 >= ended * GOOD) {
            return "";
        }
        return sums.successes() * 100 >= ended * FAIR ? "low" : "bad";
    }
}
