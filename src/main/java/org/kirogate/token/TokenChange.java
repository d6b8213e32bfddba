package org.kirogate.token;

import java.util.Objects;

/**
 * What a person's change of a token led from and to.
 *
 * @param token as it was before
 */
public record TokenChange(TokenView token, TokenSettings before, TokenSettings after) {
    public TokenChange {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }

    boolean changed() {
        return !before.equals(after);
    }

    boolean switched() {
        return before.power() != after.power();
    }
}
