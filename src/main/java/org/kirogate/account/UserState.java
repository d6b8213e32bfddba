package org.kirogate.account;

import java.util.Locale;
import org.kirogate.fault.GatewayException;

/** How a user stands. */
public enum UserState {
    /** Registered, not let in yet. */
    PENDING,
    /** In good standing. */
    ACTIVE,
    /** Shut out, with all keys and tokens. */
    BANNED;

    /** The name in the database and in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The state of that name.
     *
     * @throws GatewayException INVALID_REQUEST for any other name
     */
    public static UserState of(String code) {
        for (UserState state : values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        throw GatewayException.invalid("state", "The state must be pending, active or banned.");
    }
}
