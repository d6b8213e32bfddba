package org.kirogate.upstream;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * A sign-in that waits for its owner. Who holds the secrets gets the credential, so {@link #toString} shows none.
 *
 * @param userCode  what the owner types, for people
 * @param page      where they type it
 * @param direct    the same page with the code filled in; {@code page} when the provider has none
 * @param expiresAt when the code ends
 * @param interval  between two questions at least
 * @param secrets   what the provider needs to answer them
 */
public record DeviceGrant(
        String userCode, URI page, URI direct, Instant expiresAt, Duration interval, Map<String, String> secrets) {
    public DeviceGrant {
        Objects.requireNonNull(userCode, "userCode");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(direct, "direct");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(interval, "interval");
        secrets = Map.copyOf(secrets);
    }

    @Override
    public String toString() {
        return "DeviceGrant[until " + expiresAt + "]";
    }
}
