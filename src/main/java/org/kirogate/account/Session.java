package org.kirogate.account;

import java.util.Objects;

/**
 * Somebody who is signed in.
 *
 * @param digest     of the cookie: names the session without opening it
 * @param userId     0 = the administrator
 * @param createdAt  epoch ms
 * @param lastSeenAt epoch ms, exact to a minute
 * @param expiresAt  epoch ms, the end whatever happens
 * @param network    first part of the address it was opened from, empty = not kept
 * @param client     browser family, empty = unknown
 */
public record Session(
        String digest, long userId, long createdAt, long lastSeenAt, long expiresAt, String network, String client) {
    public Session {
        Objects.requireNonNull(digest, "digest");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(client, "client");
    }

    /** Whether it is the administrator's. */
    public boolean admin() {
        return userId == 0;
    }

    /** Whether it was opened to last: it ends by its date alone, however long it is not seen. */
    boolean lasting() {
        return expiresAt - createdAt > Sessions.LIFE.toMillis();
    }

    Session seen(long now) {
        return new Session(digest, userId, createdAt, now, expiresAt, network, client);
    }

    /**
     * A new session and the cookie's value, which is known only now.
     *
     * @param cookie 64 hex digits
     */
    public record Opened(String cookie, Session session) {
        @Override
        public String toString() {
            return "Opened[" + session.userId() + "]";
        }
    }
}
