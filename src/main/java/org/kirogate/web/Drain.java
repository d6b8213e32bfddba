package org.kirogate.web;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kirogate.relay.ReadOn;

/**
 * A place among the answers that are read on, for one whose client left just now; to be given back. One request, one
 * thread at a time.
 */
final class Drain implements AutoCloseable {
    private final Drains drains;
    private final Instant since;
    private final AtomicBoolean closed = new AtomicBoolean();

    Drain(Drains drains, Instant since) {
        this.drains = drains;
        this.since = since;
    }

    /** Whether its time is over, or that of the gateway. */
    boolean isOver() {
        return drains.isClosed() || left().isZero() || left().isNegative();
    }

    /** How much time is left. */
    Duration left() {
        return drains.limit().minus(took());
    }

    /** How long ago the client left. */
    Duration took() {
        return Duration.between(since, drains.now());
    }

    /** Why no end came of it. */
    ReadOn broken() {
        if (drains.isClosed()) {
            return ReadOn.STOPPED;
        }
        return isOver() ? ReadOn.TIME_OVER : ReadOn.FAILED;
    }

    /** Gives the place back; a second time does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            drains.leave();
        }
    }
}
