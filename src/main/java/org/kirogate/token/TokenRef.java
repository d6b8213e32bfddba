package org.kirogate.token;

/**
 * Names a token and on whose behalf: what is not theirs is not there.
 *
 * @param userId  the owner it must have, 0 = any (an administrator asks)
 * @param tokenId the token's id
 */
public record TokenRef(long userId, long tokenId) {

    /** A token that must be a person's own. */
    public static TokenRef own(long userId, long tokenId) {
        if (userId <= 0) {
            throw new IllegalArgumentException("an owner's id is needed, not " + userId);
        }
        return new TokenRef(userId, tokenId);
    }

    /** Anybody's token; for administrators. */
    public static TokenRef any(long tokenId) {
        return new TokenRef(0, tokenId);
    }
}
