package org.kirogate.usage.journal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says that the journal fails, once a minute at most however often it does. {@link #raised} is thread-safe, the rest
 * guarded by the owner's lock.
 */
final class Alarm {
    private static final System.Logger LOG = System.getLogger(Alarm.class.getName());
    private static final Duration EACH = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant next = Instant.MIN;
    private volatile boolean raised;

    Alarm(InstantSource clock) {
        this.clock = clock;
    }

    boolean raised() {
        return raised;
    }

    void raise(String what, IOException cause) {
        raised = true;
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(EACH);
            LOG.log(System.Logger.Level.ERROR, "Journal: " + what + ". Requests are served on; their records wait in"
                    + " memory only and are lost when that is full or the process ends. Make room on the disk"
                    + " or mend it.",
                    cause);
        }
    }

    void over() {
        if (raised) {
            raised = false;
            LOG.log(System.Logger.Level.INFO, "Journal: it can be written again");
        }
    }
}
