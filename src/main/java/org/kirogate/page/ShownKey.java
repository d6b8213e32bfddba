package org.kirogate.admin;

import java.util.Objects;

/**
 * What the window that shows a new super key shows, once.
 *
 * @param secret       the whole key
 * @param publicTokens how many public tokens it reaches now
 * @param createdIso   for programs
 * @param createdText  for people, in the server's zone
 * @param baseUrl      where programs reach the gateway
 */
public record ShownKey(
        String secret, String name, String ownerName, long ownerId, String prefix, long publicTokens, String createdIso,
        String createdText, String baseUrl) {
    public ShownKey {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ownerName, "ownerName");
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(createdIso, "createdIso");
        Objects.requireNonNull(createdText, "createdText");
        Objects.requireNonNull(baseUrl, "baseUrl");
    }

    @Override
    public String toString() {
        return "ShownKey[" + prefix + "]";
    }
}
