package org.kirogate.site;

import java.util.Objects;

/**
 * How the site is switched.
 *
 * @param registration who may register; nobody in self-use whatever it says, see {@link #registrable}
 * @param maintenance  whether the public API, registration and the user centre are switched off
 * @param selfUse      whether there is no registration and no public pool
 * @param newKeys      limits that new keys begin with
 */
public record Site(RegistrationMode registration, boolean maintenance, boolean selfUse, NewKeyLimits newKeys) {
    public Site {
        Objects.requireNonNull(registration, "registration");
        Objects.requireNonNull(newKeys, "newKeys");
    }

    /** One whose new keys have no limits. */
    public Site(RegistrationMode registration, boolean maintenance, boolean selfUse) {
        this(registration, maintenance, selfUse, NewKeyLimits.NONE);
    }

    /** Whether somebody may register now. */
    public boolean registrable() {
        return registration != RegistrationMode.CLOSED && !maintenance && !selfUse;
    }

    /** The same with another registration mode. */
    public Site registration(RegistrationMode mode) {
        return new Site(mode, maintenance, selfUse, newKeys);
    }

    /** The same with maintenance on or off. */
    public Site maintenance(boolean on) {
        return new Site(registration, on, selfUse, newKeys);
    }

    /** The same with self-use on or off. */
    public Site selfUse(boolean on) {
        return new Site(registration, maintenance, on, newKeys);
    }

    /** The same with other limits of new keys. */
    public Site newKeys(NewKeyLimits limits) {
        return new Site(registration, maintenance, selfUse, limits);
    }
}
