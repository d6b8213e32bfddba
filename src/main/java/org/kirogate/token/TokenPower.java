package org.kirogate.token;

import java.time.Instant;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** Whether a person switched a token off, and who: what an administrator switched off its owner can't switch on. */
public enum TokenPower {
    /** Nobody did: it serves as far as its state lets it. */
    ON(""),
    /** Its owner did. */
    OFF_BY_OWNER("switched off by its owner"),
    /** An administrator did. */
    OFF_BY_ADMINISTRATOR("switched off by an administrator");

    private final String reason;

    TokenPower(String reason) {
        this.reason = reason;
    }

    static TokenPower of(TokenStanding standing) {
        if (standing.state() != TokenState.DISABLED) {
            return ON;
        }
        return standing.reason().equals(OFF_BY_ADMINISTRATOR.reason) ? OFF_BY_ADMINISTRATOR : OFF_BY_OWNER;
    }

    /**
     * After somebody asked to switch it on or off.
     *
     * @throws GatewayException FORBIDDEN when an administrator switched it off and another wants it on
     */
    TokenPower switched(boolean on, boolean byAdministrator) {
        if (byAdministrator) {
            return on ? ON : OFF_BY_ADMINISTRATOR;
        }
        if (this != OFF_BY_ADMINISTRATOR) {
            return on ? ON : OFF_BY_OWNER;
        }
        if (on) {
            throw new GatewayException(Fault.FORBIDDEN, "An administrator switched this token off.").about("is_active");
        }
        return this;
    }

    /** What somebody did who switched it to this, in plain words. */
    String said(boolean byAdministrator) {
        if (this != ON) {
            return reason;
        }
        return byAdministrator ? "switched on by an administrator" : "switched on by its owner";
    }

    /** The state that follows from the switch. */
    TokenStanding standing() {
        return this == ON ? TokenStanding.ACTIVE : new TokenStanding(TokenState.DISABLED, reason, Instant.EPOCH);
    }
}
