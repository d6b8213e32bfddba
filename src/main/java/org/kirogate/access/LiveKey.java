package org.kirogate.access;

import java.util.ArrayList;
import java.util.List;

/**
 * A key as it is kept in memory.
 *
 * @param previousHash   of the secret before the last rotation, empty = none
 * @param previousDigest the same secret's look-up, empty = none
 * @param previousUntil  epoch ms until which that secret works
 * @param firstUsedAt    epoch ms as the database knows it, 0 = never
 */
record LiveKey(
        Caller caller,
        Approval approval,
        KeySettings settings,
        String hash,
        String digest,
        String previousHash,
        String previousDigest,
        long previousUntil,
        long firstUsedAt) {

    /** Its secrets; the one before the last rotation comes second. */
    List<LiveSecret> secrets() {
        List<LiveSecret> secrets = new ArrayList<>(2);
        secrets.add(new LiveSecret(digest, hash, 0));
        if (!previousDigest.isEmpty()) {
            secrets.add(new LiveSecret(previousDigest, previousHash, previousUntil));
        }
        return secrets;
    }

    /** Whether it is over; {@code firstUse} is the first use in epoch ms, 0 = not used yet. */
    boolean expired(long now, long firstUse) {
        long byUse = settings.limits().endsAt(firstUse);
        return settings.expiresAt() != 0 && now >= settings.expiresAt() || byUse != 0 && now >= byUse;
    }
}
