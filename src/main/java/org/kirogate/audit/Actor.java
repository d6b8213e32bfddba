package org.kirogate.audit;

import java.util.Objects;

/**
 * Who acts, and from where.
 *
 * @param name    {@code admin}, {@code system} or {@code user:ID}
 * @param address cut to 45 characters, empty = from inside
 */
public record Actor(String name, String address) {
    /** The gateway itself. */
    public static final Actor SYSTEM = new Actor("system", "");

    private static final int MAX_ADDRESS = 45;

    public Actor {
        Objects.requireNonNull(name, "name");
        address = address.length() <= MAX_ADDRESS ? address : address.substring(0, MAX_ADDRESS);
    }

    /** The administrator. */
    public static Actor administrator(String address) {
        return new Actor("admin", address);
    }

    /** A user. */
    public static Actor user(long id, String address) {
        return new Actor("user:" + id, address);
    }

    /**
     * What is recorded of an act of theirs.
     *
     * @throws IllegalArgumentException as {@link AuditEntry}
     */
    public AuditEntry did(String action, String target, String detail, String reason) {
        return new AuditEntry(name, address, action, target, detail, reason);
    }
}
