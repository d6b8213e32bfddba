package org.kirogate.relay;

import org.kirogate.token.TokenLease;

/** An answer that has ended and may be followed by another call with the same token. */
sealed interface Resumable extends RelayedReply permits Round, SearchedReply {

    /** Ends the call and hands over its token: whoever takes it closes it, once. */
    TokenLease release();
}
