package org.kirogate.alert;

import java.time.Instant;
import java.util.Objects;

/**
 * What became of alerts since the start.
 *
 * @param sent       taken by the receiver
 * @param failed     given up after all tries
 * @param dropped    pushed out of a full queue by newer ones, or left at the stop
 * @param waiting    to be sent now
 * @param lastSent   when the receiver last took one, {@link Instant#EPOCH} = never
 * @param lastFailed when one was last given up, {@link Instant#EPOCH} = never
 */
public record AlertFigures(long sent, long failed, long dropped, int waiting, Instant lastSent, Instant lastFailed) {
    public AlertFigures {
        Objects.requireNonNull(lastSent, "lastSent");
        Objects.requireNonNull(lastFailed, "lastFailed");
    }
}
