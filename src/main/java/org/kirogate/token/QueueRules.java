package org.kirogate.token;

import java.time.Duration;
import java.util.Objects;
import org.kirogate.token.queue.Parking;

/**
 * How requests wait when all tokens are busy.
 *
 * @param longestWait longest time of one, zero = none waits
 * @param size        most that wait
 * @param parking     how their threads stand still
 */
record QueueRules(Duration longestWait, int size, Parking parking) {
    QueueRules {
        Objects.requireNonNull(longestWait, "longestWait");
        Objects.requireNonNull(parking, "parking");
    }
}
