package org.kirogate.account;

import java.util.Locale;
import org.kirogate.fault.GatewayException;

/** What a user may do. */
public enum Role {
    /** Manages what is their own. */
    USER,
    /** Also stands for the administrator. */
    ADMIN;

    /** The name in the database and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that name.
     *
     * @throws GatewayException INVALID_REQUEST for any other name
     */
    public static Role of(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        throw GatewayException.invalid("role", "The role must be user or admin.");
    }
}
