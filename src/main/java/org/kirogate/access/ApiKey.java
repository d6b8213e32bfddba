package org.kirogate.access;

import java.util.Objects;

/**
 * A key as it may be shown: everything but its secret.
 *
 * @param prefix        first 13 characters
 * @param reason        why it was made, empty = not said
 * @param madeBy        who made a super key, {@code admin} or {@code user:ID}; empty = an ordinary key, or not known
 * @param approval      whether another administrator approved it
 * @param createdAt     epoch ms
 * @param rotatedAt     epoch ms of the last new secret, 0 = never
 * @param previousUntil epoch ms until which the secret before it works, 0 = it does not
 * @param firstUsedAt   epoch ms, 0 = never, or before that was noted
 */
public record ApiKey(
        long id,
        long userId,
        String prefix,
        boolean superKey,
        String reason,
        String madeBy,
        Approval approval,
        KeySettings settings,
        long createdAt,
        long rotatedAt,
        long previousUntil,
        long firstUsedAt,
        KeyCounters counters) {
    public ApiKey {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(madeBy, "madeBy");
        Objects.requireNonNull(approval, "approval");
        Objects.requireNonNull(settings, "settings");
        Objects.requireNonNull(counters, "counters");
    }

    /** Its name. */
    public String name() {
        return settings.name();
    }

    /** The same with other settings. */
    ApiKey with(KeySettings other) {
        return new ApiKey(
                id, userId, prefix, superKey, reason, madeBy, approval, other, createdAt, rotatedAt, previousUntil,
                firstUsedAt, counters);
    }

    /** When it ends, by its date or by its first use, epoch ms; 0 = never as far as is known. */
    public long endsAt() {
        long byUse = settings.limits().endsAt(firstUsedAt);
        long byDate = settings.expiresAt();
        return byUse == 0 || byDate == 0 ? Math.max(byUse, byDate) : Math.min(byUse, byDate);
    }

    /** Whether it is not disabled; it may have expired or wait for an approval all the same. */
    public boolean active() {
        return settings.active();
    }

    /**
     * A key and its secret, which is known only now and shown once.
     *
     * @param secret all characters of it
     */
    public record Shown(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "Shown[" + key.prefix() + "]";
        }
    }

    /** What remains of a key for its history, deleted or not. */
    public record Label(String name, String prefix, boolean deleted, long userId, boolean superKey) {}

    /** How many keys a user has, and how many of them are super keys. */
    public record Count(long total, long superKeys) {
        Count plus(Count other) {
            return new Count(total + other.total, superKeys + other.superKeys);
        }
    }
}
