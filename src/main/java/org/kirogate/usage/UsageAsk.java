package org.kirogate.usage;

import java.util.Objects;
import org.kirogate.fault.GatewayException;

/**
 * What a table of usage is asked for.
 *
 * @param period  when
 * @param filter  whose
 * @param by      what is told apart
 * @param measure by which the largest come first
 */
public record UsageAsk(Period period, UsageFilter filter, UsageBy by, UsageMeasure measure) {

    /** Throws {@link GatewayException} INVALID_REQUEST: dialects are counted for everybody together only. */
    public UsageAsk {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(measure, "measure");
        if (filter.ownerId() != 0) {
            throw new IllegalArgumentException("what was given is known as a whole only");
        }
        if (by == UsageBy.DIALECT && !filter.general()) {
            throw GatewayException.invalid("by",
                    "by: dialect can be asked for everybody only, not for one key or user");
        }
    }

    /** Whether it tells everybody's usage apart by id, which has sums of its own. */
    boolean everyId() {
        return by.ids() && filter.equals(UsageFilter.NONE);
    }

    /** Whether it tells the keys of one user apart, each of which has sums of its own. */
    boolean ownKeys() {
        return by == UsageBy.KEY && filter.userId() != 0 && filter.equals(UsageFilter.user(filter.userId()));
    }
}
