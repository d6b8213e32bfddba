package org.kirogate.page;

import java.util.Objects;

/**
 * What the window that shows a new key shows, once.
 *
 * @param kind    which words it has: {@code super}, {@code rotated} or {@code waiting} (for an approval) for super
 *                keys, {@code ordinary} or {@code renewed}
 * @param secret  the whole key
 * @param owner   whose it is, for people
 * @param reaches how many tokens it reaches now
 * @param expires when it ends, {@link Moment#NEVER} = never
 * @param baseUrl where programs reach the gateway
 * @param back    where closing leads, inside the application
 */
public record ShownKey(
        String kind, String secret, String name, String owner, String prefix, long reaches, Moment created,
        Moment expires, String baseUrl, String back) {
    public ShownKey {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(baseUrl, "baseUrl");
        Objects.requireNonNull(back, "back");
    }

    /** Whether it is in the colour of super keys. */
    public boolean purple() {
        return kind.equals("super") || kind.equals("rotated") || waits();
    }

    /** Whether it does not work until another administrator approves it. */
    public boolean waits() {
        return kind.equals("waiting");
    }

    @Override
    public String toString() {
        return "ShownKey[" + prefix + "]";
    }
}
