package org.kirogate.access;

import java.util.Objects;
import org.kirogate.access.limit.Limits;
import org.kirogate.fault.GatewayException;

/**
 * What of a key can be changed.
 *
 * @param name      1-64 characters, trimmed
 * @param active    false = disabled
 * @param expiresAt epoch ms, 0 = never
 * @param receipts  whether answers name their receipt
 */
public record KeySettings(String name, boolean active, Limits limits, long expiresAt, boolean receipts) {
    private static final int MAX_NAME = 64;

    /** Throws {@link GatewayException} INVALID_REQUEST about the field that is wrong. */
    public KeySettings {
        name = checkedName(name);
        Objects.requireNonNull(limits, "limits");
        if (expiresAt < 0) {
            throw GatewayException.invalid("expires_at", "expires_at is a time in epoch milliseconds, or 0 for never.");
        }
    }

    /** The same under another name. */
    public KeySettings named(String otherName) {
        return new KeySettings(otherName, active, limits, expiresAt, receipts);
    }

    /** The same enabled or disabled. */
    public KeySettings active(boolean on) {
        return new KeySettings(name, on, limits, expiresAt, receipts);
    }

    /** The same with other limits. */
    public KeySettings limited(Limits otherLimits) {
        return new KeySettings(name, active, otherLimits, expiresAt, receipts);
    }

    /** The same until another time, epoch ms, 0 = for ever. */
    public KeySettings expiring(long otherTime) {
        return new KeySettings(name, active, limits, otherTime, receipts);
    }

    /** The same with or without the names of receipts. */
    public KeySettings receipts(boolean named) {
        return new KeySettings(name, active, limits, expiresAt, named);
    }

    private static String checkedName(String name) {
        String trimmed = name.strip();
        int length = trimmed.codePointCount(0, trimmed.length());
        if (length < 1 || length > MAX_NAME || trimmed.chars().anyMatch(Character::isISOControl)) {
            throw GatewayException.invalid(
                    "name", "A key's name has 1 to " + MAX_NAME + " characters and no control characters.");
        }
        return trimmed;
    }
}
