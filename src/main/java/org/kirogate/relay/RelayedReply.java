package org.kirogate.relay;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;
import org.kirogate.chat.TokenCounts;

/**
 * An answer that has begun. {@link #poll} throws {@link org.kirogate.fault.GatewayException} when it failed, and what
 * the caller's own {@link Listener} throws. Holds a token until it is closed. One request, one thread at a time.
 */
public sealed interface RelayedReply extends ReplyStream permits Resumable, CheckedReply {

    /**
     * The events the answer began with; to be read before {@link #poll}. May be empty when all of them were of no
     * interest to the caller. When they end with {@link ReplyEvent.Finished} there is nothing to poll.
     */
    List<ReplyEvent> first();

    /** The token that answers. */
    long tokenId();

    /** The client went away: what happens to the answer from now on says nothing about the token. */
    void clientGone();

    /**
     * Reads on for a client that has left, only to learn what is spent: what the call under way still brings, while no
     * other call is made. Not to be mixed with {@link #poll}.
     *
     * @param timeout for which news are waited for
     * @return what all calls used once the end of the one under way has come, at once when none is; empty = not yet
     * @throws org.kirogate.fault.GatewayException when the answer failed
     */
    Optional<TokenCounts> readOn(Duration timeout);
}
