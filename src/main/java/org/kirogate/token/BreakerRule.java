package org.kirogate.token;

import java.time.Duration;
import java.util.Objects;

/**
 * When a breaker opens: after so many failures within the window, when they are at least half of all that ended in it.
 *
 * @param failures at least 1
 * @param window   a second or more
 */
record BreakerRule(int failures, Duration window) {
    /** As configured when nobody says otherwise. */
    static final BreakerRule USUAL = new BreakerRule(3, Duration.ofSeconds(60));

    BreakerRule {
        Objects.requireNonNull(window, "window");
        if (failures < 1 || window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(
                    failures + " failures in " + window + ": needs 1 or more in a second or more");
        }
    }
}
