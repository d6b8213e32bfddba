package org.kirogate.token;

import java.util.Locale;

/** Whether a token may serve; what keeps it longest comes last. */
public enum TokenState {
    /** It may. */
    ACTIVE,
    /** Not until a time: it was too fast, or the service asked to be left alone. */
    COOLING,
    /** Not until its quota resets. */
    EXHAUSTED,
    /** Not until its owner signs in again or a person checks it. */
    INVALID,
    /** The service suspended the account. */
    SUSPENDED,
    /** A person switched it off. */
    DISABLED;

    /** As stored and shown, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of a label. */
    static TokenState of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** Whether a person has to do something before it serves again, and nobody switched it off. */
    boolean lost() {
        return switch (this) {
            case INVALID, SUSPENDED -> true;
            case ACTIVE, COOLING, EXHAUSTED, DISABLED -> false;
        };
    }

    /** Whether it ends by itself. */
    boolean endsByTime() {
        return switch (this) {
            case COOLING, EXHAUSTED -> true;
            case ACTIVE, INVALID, SUSPENDED, DISABLED -> false;
        };
    }
}
