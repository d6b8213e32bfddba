package org.kirogate.token;

/**
 * Which tokens a list shows.
 *
 * @param userId     only this owner's, 0 = everybody's
 * @param publicOnly only those that super keys reach
 */
public record TokenFilter(long userId, boolean publicOnly) {
    /** Everybody's, private ones too; for administrators. */
    public static final TokenFilter ALL = new TokenFilter(0, false);

    /** Everybody's public ones: the pool of the super keys. */
    public static final TokenFilter PUBLIC = new TokenFilter(0, true);

    /** A person's own. */
    public static TokenFilter own(long userId) {
        if (userId <= 0) {
            throw new IllegalArgumentException("an owner's id is needed, not " + userId);
        }
        return new TokenFilter(userId, false);
    }
}
