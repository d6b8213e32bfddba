package org.kirogate.dialect;

import org.kirogate.chat.ReplyEvent;
import org.kirogate.fault.GatewayException;

/**
 * Writes one streamed answer into its {@link Utf8Buffer}: {@link #start} once, then the events, of which {@code
 * finished} writes the stream's proper end; or {@link #fail} in its place. After either of the two nothing may
 * follow. One thread.
 */
public interface StreamRenderer extends ReplyEvent.Visitor {

    /** Writes what comes before the first event. */
    void start();

    /** Writes a sign of life; allowed between any two events. */
    void ping();

    /**
     * Writes a sign of life for clients that overlook {@link #ping}: an empty piece of the answer where the format has
     * one at this place, else the same as {@code ping}; allowed between any two events.
     */
    default void nudge() {
        ping();
    }

    /** Writes a failure inside the stream and nothing that looks like a good end. */
    void fail(GatewayException failure);
}
