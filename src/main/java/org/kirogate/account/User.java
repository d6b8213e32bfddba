package org.kirogate.account;

import java.util.Objects;

/**
 * A person.
 *
 * @param trustLevel   0-4
 * @param createdAt    epoch ms
 * @param lastSignInAt epoch ms, 0 = never
 */
public record User(
        long id, String name, String email, Role role, UserState state, int trustLevel, long createdAt,
        long lastSignInAt) {
    /** The highest trust level. */
    public static final int MAX_TRUST = 4;

    public User {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(state, "state");
    }
}
