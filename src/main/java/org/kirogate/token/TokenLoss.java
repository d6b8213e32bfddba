package org.kirogate.token;

import java.util.Objects;

/**
 * A token that this node found to be out of use until a person does something.
 *
 * @param state  {@link TokenState#INVALID} or {@link TokenState#SUSPENDED}
 * @param reason why, in plain words
 */
public record TokenLoss(long tokenId, TokenState state, String reason) {
    public TokenLoss {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }
}
