package org.kirogate.token;

import java.util.Objects;
import java.util.Set;

/**
 * A request for a token.
 *
 * @param scope   which tokens may be taken
 * @param modelId the upstream's id of the model that is to answer
 * @param exclude ids of tokens that failed for this request already
 * @param turn    of which conversation it is a turn
 * @param party   whose turn it is in the queue: the id of the caller's key; 0 = the gateway itself
 */
public record TokenAsk(TokenScope scope, String modelId, Set<Long> exclude, Turn turn, long party) {

    /**
     * A place in a conversation.
     *
     * @param conversation what names it, or empty
     * @param later        whether the model has spoken in it: then the token that served it last is taken if it can serve; a
     *                     first turn only leaves its token behind, so that equal openings spread over the pool
     */
    public record Turn(String conversation, boolean later) {

        /** Of no conversation. */
        public static final Turn ALONE = new Turn("", false);

        public Turn {
            Objects.requireNonNull(conversation, "conversation");
        }
    }

    /** A request of the gateway itself that is no turn of a conversation. */
    public TokenAsk(TokenScope scope, String modelId, Set<Long> exclude) {
        this(scope, modelId, exclude, Turn.ALONE, 0);
    }

    public TokenAsk {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(modelId, "modelId");
        exclude = Set.copyOf(exclude);
        Objects.requireNonNull(turn, "turn");
    }
}
