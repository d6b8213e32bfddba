package org.kirogate.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** When the process was killed, and which requests that can have met. One thread. */
final class Kills {
    /**
     * Between the last byte to a client and the note of it. A client may have its whole answer while its request is
     * still in flight: the note says how the client was answered, so it can't be made before.
     */
    private static final long NOTED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long readOnNanos;
    private final List<Kill> kills = new ArrayList<>();

    /** One of them: {@code when} in words, between which times, and when the gateway served again. */
    record Kill(String when, long fromNanos, long toNanos, long servedNanos) {}

    /** {@code readOnNanos} is how long a request may go on without its client. */
    Kills(long readOnNanos) {
        this.readOnNanos = readOnNanos;
    }

    void add(Kill kill) {
        kills.add(kill);
    }

    List<Kill> all() {
        return List.copyOf(kills);
    }

    /** Whether a request can have been under way at a kill, for its client or for its record alone. */
    boolean caught(Seen seen) {
        long on = switch (seen.sight()) {
            case ANSWERED, REFUSED, FAILED -> NOTED_NANOS;
            case LEFT -> NOTED_NANOS + readOnNanos;
            case CUT, WRONG -> 0;
        };
        return kills.stream().anyMatch(kill -> meets(seen, on, kill.fromNanos(), kill.toNanos()));
    }

    /** Whether a kill can have cut a connection off while a client waited. */
    boolean cut(Seen seen) {
        return kills.stream().anyMatch(kill -> meets(seen, 0, kill.fromNanos(), kill.toNanos()));
    }

    /**
     * Whether a client can have asked where nobody was: by the connection it had kept, or by a new one that the door of
     * the dying process still took, or the one with which the next process tries whether the port is free.
     */
    boolean foundDead(Seen seen) {
        return kills.stream().anyMatch(kill -> meets(seen, 0, kill.fromNanos(), kill.servedNanos()));
    }

    private static boolean meets(Seen seen, long onNanos, long fromNanos, long toNanos) {
        return seen.fromNanos() < toNanos && seen.toNanos() + onNanos > fromNanos;
    }
}
