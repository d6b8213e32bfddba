package org.kirogate.access;

import java.util.ArrayList;
import java.util.List;

/**
 * A key as it is kept in memory.
 *
 * @param previousHash   of the secret before the last rotation, empty = none
 * @param previousDigest the same secret's look-up, empty = none
 * @param previousUntil  epoch ms until which that secret works
 */
record LiveKey(
        Caller caller,
        Approval approval,
        KeySettings settings,
        String hash,
        String digest,
        String previousHash,
        String previousDigest,
        long previousUntil) {

    /** Its secrets; the one before the last rotation comes second. */
    List<LiveSecret> secrets() {
        List<LiveSecret> secrets = new ArrayList<>(2);
        secrets.add(new LiveSecret(digest, hash, 0));
        if (!previousDigest.isEmpty()) {
            secrets.add(new LiveSecret(previousDigest, previousHash, previousUntil));
        }
        return secrets;
    }

    boolean expired(long now) {
        return settings.expiresAt() != 0 && now >= settings.expiresAt();
    }
}
