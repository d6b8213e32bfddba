package org.kirogate.portal;

import java.util.Objects;
import org.kirogate.account.NewUser;
import org.kirogate.account.Role;
import org.kirogate.account.User;
import org.kirogate.account.UserPowers;
import org.kirogate.account.UserState;
import org.kirogate.account.Users;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.page.UserTrail;
import org.kirogate.site.RegistrationMode;
import org.kirogate.site.Site;
import org.kirogate.site.SiteSettings;

/** Adds people as the site is switched, for page and interface alike. Thread-safe. */
public final class Registration {
    private final Users users;
    private final SiteSettings site;
    private final UserTrail trail;

    /** What comes of a registration now. */
    public enum Outcome {
        /** They may sign in at once. */
        OPEN,
        /** An administrator has to let them in. */
        APPROVAL,
        /** Nobody may register. */
        CLOSED,
        /** Nobody may register while the site serves its owner alone. */
        SELF_USE
    }

    /** Registration of these people. */
    public Registration(Users users, SiteSettings site, UserTrail trail) {
        this.users = Objects.requireNonNull(users, "users");
        this.site = Objects.requireNonNull(site, "site");
        this.trail = Objects.requireNonNull(trail, "trail");
    }

    /** What comes of it now. */
    public Outcome outcome() {
        Site now = site.current();
        if (now.selfUse()) {
            return Outcome.SELF_USE;
        }
        if (!now.registrable()) {
            return Outcome.CLOSED;
        }
        return now.registration() == RegistrationMode.OPEN ? Outcome.OPEN : Outcome.APPROVAL;
    }

    /**
     * Adds somebody.
     *
     * @param address where they come from
     * @throws GatewayException FORBIDDEN when nobody may register, INVALID_REQUEST or CONFLICT about a field
     */
    public User register(String name, String email, String password, String address) {
        UserState state = switch (outcome()) {
            case OPEN -> UserState.ACTIVE;
            case APPROVAL -> UserState.PENDING;
            case CLOSED, SELF_USE -> throw new GatewayException(Fault.FORBIDDEN, "Registration is closed.");
        };
        return users.create(
                new NewUser(name, email, password), new UserPowers(state, Role.USER, 0), trail.registered(address));
    }
}
