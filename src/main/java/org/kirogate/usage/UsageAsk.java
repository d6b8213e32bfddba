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

    /**
     * Throws {@link GatewayException} INVALID_REQUEST about {@code token}: how requests came and ended is counted
     * for keys and for tokens, not for one key's requests on one token.
     */
    public UsageAsk {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(measure, "measure");
        if (filter.ownerId() != 0) {
            throw new IllegalArgumentException("what was given is known as a whole only");
        }
        if (ways(filter, by) && callers(filter, by) && served(filter, by)) {
            throw GatewayException.invalid("token",
                    "token: Input should not be asked for together with key or user when dialect, outcome or client is"
                            + " asked for, too");
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

    /** The table of sums of how requests came and ended that knows enough. */
    static String wayTable(UsageFilter filter, UsageBy by) {
        return callers(filter, by) ? "usage_callers" : served(filter, by) ? "usage_served" : "usage_ways";
    }

    /**
     * Whether only sums that know how requests came and ended will do: everybody's dialects are known beside their
     * models, every other way is not.
     */
    static boolean ways(UsageFilter filter, UsageBy by) {
        if (!filter.way().outcome().isEmpty() || !filter.way().client().isEmpty()) {
            return true;
        }
        boolean dialects = by == UsageBy.DIALECT || !filter.way().dialect().isEmpty();
        return by == UsageBy.OUTCOME || by == UsageBy.CLIENT || dialects && !(filter.general() && !by.ids());
    }

    private static boolean callers(UsageFilter filter, UsageBy by) {
        return filter.keyId() != 0 || filter.userId() != 0 || by == UsageBy.KEY || by == UsageBy.USER;
    }

    private static boolean served(UsageFilter filter, UsageBy by) {
        return filter.tokenId() != 0 || by == UsageBy.TOKEN;
    }
}
