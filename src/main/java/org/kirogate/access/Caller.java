package org.kirogate.access;

import java.util.Objects;

/**
 * Whom a request is served for.
 *
 * @param keyId     the key that was presented
 * @param keyName   its name
 * @param keyPrefix its first 13 characters
 * @param userId    its owner
 * @param superKey  whether it reaches the public tokens of everybody instead of the owner's own
 * @param receipts  whether its answers name their receipt
 */
public record Caller(long keyId, String keyName, String keyPrefix, long userId, boolean superKey, boolean receipts) {
    public Caller {
        Objects.requireNonNull(keyName, "keyName");
        Objects.requireNonNull(keyPrefix, "keyPrefix");
    }
}
