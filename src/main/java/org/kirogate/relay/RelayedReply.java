package org.kirogate.relay;

import java.util.List;
import org.kirogate.chat.ReplyEvent;
import org.kirogate.chat.ReplyStream;

/**
 * An answer that has begun. {@link #poll} throws {@link org.kirogate.fault.GatewayException} when it failed, and what
 * the caller's own sign of silence throws. Holds a token until it is closed. One request, one thread.
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
}
