package org.kirogate.token;

import java.util.List;

/**
 * What the queue did since the start.
 *
 * @param waiting  requests that wait now
 * @param refused  requests that were told that all tokens are busy: after a wait, for a full queue or since none waits
 * @param waits    requests that waited, however it ended, by how long: one count for each of {@link #BOUNDS} and one
 *                 for longer
 * @param waitedMs milliseconds that they waited in all
 */
public record QueueFigures(int waiting, long refused, List<Long> waits, long waitedMs) {
    /** Upper bounds of the counted waits in milliseconds. */
    public static final List<Long> BOUNDS = List.of(100L, 500L, 1_000L, 5_000L, 15_000L, 30_000L, 60_000L);

    public QueueFigures {
        waits = List.copyOf(waits);
    }
}
