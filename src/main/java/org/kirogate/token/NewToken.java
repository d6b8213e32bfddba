package org.kirogate.token;

import java.time.Instant;

/**
 * A token that is to be stored for the first time.
 *
 * @param sealed         its credential, encrypted
 * @param identityDigest of what renews it now
 * @param addedDigest    of what was handed in
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
        Instant createdAt) {}
