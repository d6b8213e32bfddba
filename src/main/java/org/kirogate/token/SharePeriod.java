package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;

/** When a period of a quota is another one. */
final class SharePeriod {
    /** Services work the end of a period out anew with every answer: what differs by less is the same end. */
    static final Duration SLACK = Duration.ofHours(1);

    private SharePeriod() {}

    /**
     * Whether a period that ends at {@code until} is over, since the account's present one ends at {@code resetsAt}.
     * One whose end was not known ({@link Instant#EPOCH}) is taken for the present one: what was used in it counts on.
     */
    static boolean over(Instant until, Instant resetsAt) {
        return until.isAfter(Instant.EPOCH) && resetsAt.isAfter(until.plus(SLACK));
    }
}
