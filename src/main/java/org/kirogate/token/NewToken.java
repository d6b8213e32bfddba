package org.kirogate.token;

import java.time.Instant;
import org.kirogate.db.Noting;

/**
 * A token that is to be stored for the first time.
 *
 * @param sealed         its credential, encrypted
 * @param identityDigest of what renews it now
 * @param addedDigest    of what was handed in
 * @param noting         notes its arrival in the transaction that stores it, however late that is
 */
record NewToken(
        long userId,
        String provider,
        String kind,
        String name,
        String sealed,
        String identityDigest,
        String addedDigest,
        boolean isPublic,
        Instant createdAt,
        Noting<TokenArrival> noting) {

    TokenArrival arrival(long id) {
        return new TokenArrival(id, userId, kind, name, isPublic);
    }
}
