package org.kirogate.site;

import java.util.Locale;
import org.kirogate.fault.GatewayException;

/** Who may register. */
public enum RegistrationMode {
    /** Anybody, and is let in at once. */
    OPEN,
    /** Anybody, and waits for an administrator. */
    APPROVAL,
    /** Nobody. */
    CLOSED;

    /** The name in the configuration, the database and JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The mode of that name.
     *
     * @throws GatewayException INVALID_REQUEST for any other name
     */
    public static RegistrationMode of(String code) {
        for (RegistrationMode mode : values()) {
            if (mode.code().equals(code)) {
                return mode;
            }
        }
        throw GatewayException.invalid("registration_mode", "The registration mode must be open, approval or closed.");
    }
}
