package org.kirogate.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.usage.Period;
import org.kirogate.usage.UsageAddress;
import org.kirogate.usage.UsageMeasure;
import org.kirogate.usage.UsageSpan;

/**
 * What a page of usage offers to be asked, as its segments and selects name it. JSPs call its members.
 *
 * @param address what was asked
 */
public record UsageChoices(UsageAddress address) {
    private static final List<UsageSpan> BY_LENGTH =
            List.of(UsageSpan.DAY, UsageSpan.WEEK, UsageSpan.MONTH, UsageSpan.QUARTER, UsageSpan.YEAR);

    public UsageChoices {
        Objects.requireNonNull(address, "address");
    }

    /** Spans, by length. */
    public List<String> spans() {
        return BY_LENGTH.stream().map(UsageSpan::label).toList();
    }

    /** What can be drawn. */
    public List<String> measures() {
        return Arrays.stream(UsageMeasure.values()).map(UsageMeasure::label).toList();
    }

    /** How the span can be cut. */
    public List<String> steps() {
        return address.span().steps().stream().map(UsageChoices::label).toList();
    }

    /** How it is cut. */
    public String step() {
        return label(address.step());
    }

    private static String label(Period.Step step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
