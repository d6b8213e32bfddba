package org.kirogate.site;

import java.util.Objects;

/**
 * How the site is switched.
 *
 * @param registration who may register; nobody in self-use whatever it says, see {@link #registrable}
 * @param maintenance  whether the public API, registration and the user centre are switched off
 * @param selfUse      whether there is no registration and no public pool
 */
public record Site(RegistrationMode registration, boolean maintenance, boolean selfUse) {
    public Site {
        Objects.requireNonNull(registration, "registration");
    }

    /** Whether somebody may register now. */
    public boolean registrable() {
        return registration != RegistrationMode.CLOSED && !maintenance && !selfUse;
    }

    /** The same with another registration mode. */
    public Site registration(RegistrationMode mode) {
        return new Site(mode, maintenance, selfUse);
    }

    /** The same with maintenance on or off. */
    public Site maintenance(boolean on) {
        return new Site(registration, on, selfUse);
    }

    /** The same with self-use on or off. */
    public Site selfUse(boolean on) {
        return new Site(registration, maintenance, on);
    }
}
