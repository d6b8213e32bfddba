package org.kirogate.usage;

import java.util.Locale;

/** What of usage is compared. */
public enum UsageMeasure {
    REQUESTS,
    CREDITS,
    INPUT,
    OUTPUT;

    /** As addresses and pages name it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its value among sums. */
    public double of(UsageReport.Sums sums) {
        return switch (this) {
            case REQUESTS -> sums.requests();
            case CREDITS -> sums.credits();
            case INPUT -> sums.inputTokens();
            case OUTPUT -> sums.outputTokens();
        };
    }

    String column() {
        return switch (this) {
            case REQUESTS -> "requests";
            case CREDITS -> "credits";
            case INPUT -> "input_tokens";
            case OUTPUT -> "output_tokens";
        };
    }
}
