package org.kirogate.access;

/**
 * Whose keys an act may touch; anything else is as if it were not there.
 *
 * @param userId the owner, 0 = everybody's
 */
public record KeyReach(long userId) {
    /** An administrator's: every key. */
    public static final KeyReach ALL = new KeyReach(0);

    /** A user's: their own keys. */
    public static KeyReach owner(long userId) {
        if (userId < 1) {
            throw new IllegalArgumentException("a user's id is needed, not " + userId);
        }
        return new KeyReach(userId);
    }

    boolean everybody() {
        return userId == 0;
    }
}
