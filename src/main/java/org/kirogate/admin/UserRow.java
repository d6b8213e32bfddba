package org.kirogate.admin;

import java.util.Objects;
import org.kirogate.account.User;
import org.kirogate.page.Moment;

/**
 * A user and what they have, as lists show them.
 *
 * @param publicTokens how many of the tokens are public
 * @param superKeys    how many of the keys are super keys
 */
public record UserRow(User user, long tokens, long publicTokens, long keys, long superKeys) {
    public UserRow {
        Objects.requireNonNull(user, "user");
    }

    /** Their id. */
    public long id() {
        return user.id();
    }

    /** The name of their state. */
    public String state() {
        return user.state().code();
    }

    /** When they registered. */
    public Moment registered() {
        return Moment.of(user.createdAt());
    }

    /** When they signed in last. */
    public Moment lastSignIn() {
        return Moment.of(user.lastSignInAt());
    }
}
