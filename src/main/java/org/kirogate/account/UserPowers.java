package org.kirogate.account;

import java.util.Objects;
import org.kirogate.fault.GatewayException;

/**
 * What an administrator can change of a user.
 *
 * @param trustLevel 0-{@value User#MAX_TRUST}
 */
public record UserPowers(UserState state, Role role, int trustLevel) {
    /** Throws {@link GatewayException} INVALID_REQUEST about a trust level out of range. */
    public UserPowers {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(role, "role");
        checkTrust(trustLevel);
    }

    static UserPowers of(User user) {
        return new UserPowers(user.state(), user.role(), user.trustLevel());
    }

    /** The same in another state. */
    public UserPowers state(UserState other) {
        return new UserPowers(other, role, trustLevel);
    }

    /** The same in another role. */
    public UserPowers role(Role other) {
        return new UserPowers(state, other, trustLevel);
    }

    /** The same with another trust level. */
    public UserPowers trustLevel(int other) {
        return new UserPowers(state, role, other);
    }

    static void checkTrust(int level) {
        if (level < 0 || level > User.MAX_TRUST) {
            throw GatewayException.invalid(
                    "trust_level", "A trust level is a whole number from 0 to " + User.MAX_TRUST + ".");
        }
    }
}
