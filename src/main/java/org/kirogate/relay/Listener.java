package org.kirogate.relay;

/**
 * Who waits for an answer, as long as it has not begun. What these methods throw ends the request and comes out of
 * where the relay was called. Called by the request's own thread.
 */
@FunctionalInterface
public interface Listener {

    /**
     * The time of a ping has passed in silence.
     *
     * @param underWay whether a call has been made and is being answered, so that it costs something whoever listens;
     *     if not, the request waits for a token or for a search
     */
    void silence(boolean underWay);

    /** The upstream is about to be asked for something, for the first time or again. */
    default void asking() {
        // Whoever only waits need not know.
    }
}
