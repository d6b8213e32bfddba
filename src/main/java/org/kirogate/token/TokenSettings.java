package org.kirogate.token;

import java.util.Objects;

/**
 * Everything that people set for a token; changed as a whole.
 *
 * @param name     its owner's name for it
 * @param isPublic whether super keys reach it
 * @param power    whether it is switched off
 * @param rules    limits, weight and the terms of sharing
 */
public record TokenSettings(String name, boolean isPublic, TokenPower power, TokenRules rules) {
    public TokenSettings {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(power, "power");
        Objects.requireNonNull(rules, "rules");
    }

    static TokenSettings of(TokenView view) {
        return new TokenSettings(view.name(), view.isPublic(), TokenPower.of(view.standing()), view.rules());
    }

    /** The same under another name. */
    public TokenSettings named(String newName) {
        return new TokenSettings(newName, isPublic, power, rules);
    }

    /** The same, reached by super keys or not. */
    public TokenSettings open(boolean newPublic) {
        return new TokenSettings(name, newPublic, power, rules);
    }

    /**
     * The same, switched on or off.
     *
     * @throws org.kirogate.fault.GatewayException FORBIDDEN when an administrator switched it off and another wants it
     *     on
     */
    public TokenSettings switched(boolean on, boolean byAdministrator) {
        return new TokenSettings(name, isPublic, power.switched(on, byAdministrator), rules);
    }

    /** The same with other rules. */
    public TokenSettings ruled(TokenRules newRules) {
        return new TokenSettings(name, isPublic, power, newRules);
    }
}
