package org.kirogate.chat;

import java.time.Duration;
import java.util.List;

/**
 * An answer being received; pulled by one thread. Closing it early ends the upstream call.
 */
public interface ReplyStream extends AutoCloseable {

    /**
     * Waits at most {@code timeout} for news.
     *
     * @return the events that arrived together, in order; empty when nothing arrived within the time (send a ping and ask
     *     again). After a list that ends with {@link ReplyEvent.Finished} nothing more comes; do not ask again.
     * @throws RuntimeException when the answer failed; each layer says which type it throws
     */
    List<ReplyEvent> poll(Duration timeout);

    /** The upstream's id of the model that answers. */
    String servedModel();

    /**
     * What had to be changed in the request for this answer and may have changed it, a few ASCII words each, without comma: fit
     * for one response header.
     */
    default List<String> repairs() {
        return List.of();
    }

    /** Gives up what the stream holds; idempotent, never throws. */
    @Override
    void close();
}
