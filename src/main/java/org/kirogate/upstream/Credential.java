package org.kirogate.upstream;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What proves to a provider that we may use an account. Secret as a whole: never logged, stored only encrypted, and
 * {@link #toString} shows nothing of it.
 *
 * @param kind         the provider's name for this sort of account ({@code social}, {@code api_key})
 * @param accessToken  the bearer, or empty when none was obtained yet
 * @param refreshToken what a new bearer is made from, or empty when the bearer never ends
 * @param expiresAt    when the bearer ends; {@link Instant#EPOCH} when there is none, {@link Instant#MAX} when it never ends
 * @param attributes   whatever else the provider needs (client id and secret, region, profile), never null values
 */
public record Credential(
        String kind, String accessToken, String refreshToken, Instant expiresAt, Map<String, String> attributes) {

    public Credential {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
        Objects.requireNonNull(expiresAt, "expiresAt");
        attributes = Map.copyOf(attributes);
    }

    /** What makes two credentials the same account's: the refresh token, else the bearer that never ends. */
    public String identity() {
        return refreshToken.isEmpty() ? accessToken : refreshToken;
    }

    /** An attribute, or empty text. */
    public String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /** The same with an attribute set, or removed when {@code value} is empty. */
    public Credential with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(attributes);
        if (value.isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return new Credential(kind, accessToken, refreshToken, expiresAt, changed);
    }

    /** The same with a fresh bearer and the refresh token that came with it. */
    public Credential renewed(String newAccessToken, String newRefreshToken, Instant newExpiresAt) {
        return new Credential(kind, newAccessToken, newRefreshToken, newExpiresAt, attributes);
    }

    @Override
    public String toString() {
        return "Credential[" + kind + "]";
    }
}
