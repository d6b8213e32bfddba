package org.kirogate.token;

import java.util.Objects;

/**
 * An account that came into the pool, or took the place of a token's own.
 *
 * @param id     of the token
 * @param userId whose it is
 */
public record TokenArrival(long id, long userId, String kind, String name, boolean isPublic) {
    public TokenArrival {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
    }
}
