package org.kirogate.token.queue;

import java.time.Duration;

/**
 * A request that waits.
 *
 * @param <K> names what is waited for, with {@code equals} and {@code hashCode}
 * @param <R> what is got in the end
 */
public interface Guest<K, R> {

    /** What it waits for: of guests with equal lanes either each can be served at a moment or none. */
    K lane();

    /** Whose request it is: parties take turns. */
    long party();

    /**
     * Tries to get what it waits for, now, without waiting. Called by any thread, without a lock, one call at a time;
     * what it throws comes out of the wait.
     *
     * @param waited time in the queue so far
     */
    Outcome<R> attempt(Duration waited);

    /** Takes back what was got for a guest that has gone meanwhile. */
    void giveBack(R unwanted);
}
