package org.kirogate.token;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How a request got its token, or why it got none: for its receipt.
 *
 * @param reached    tokens of the scope
 * @param candidates those among them that could serve at the last look
 * @param skips      why the others could not
 * @param best       scores of the best candidates at the last look, empty = it was not decided by scores
 * @param tokenId    the token taken, 0 = none
 * @param how        how it was chosen
 * @param sticky     whether the conversation's last token was looked for and taken
 * @param waited     time in the queue
 */
public record Selection(
        int reached, int candidates, Skips skips, List<TokenScore> best, long tokenId, How how, Sticky sticky,
        Duration waited) {

    /** How a token was chosen. */
    public enum How {
        /** By the allocation strategy. */
        STRATEGY,
        /** By least in flight, since the strategy failed. */
        FALLBACK,
        /** It served the conversation last. */
        STICKY,
        /** None could serve; it rests by our own guess and was tried before its time. */
        EARLY,
        /** None was. */
        NONE
    }

    /** What became of the conversation's last token. */
    public enum Sticky {
        /** Not looked for: a first turn, or no conversation. */
        NONE,
        /** None is known. */
        UNKNOWN,
        /** Taken. */
        HIT,
        /** Known, but it could not serve. */
        MISS
    }

    public Selection {
        Objects.requireNonNull(skips, "skips");
        best = List.copyOf(best);
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(sticky, "sticky");
        Objects.requireNonNull(waited, "waited");
    }
}
