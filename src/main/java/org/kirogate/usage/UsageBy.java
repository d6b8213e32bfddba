package org.kirogate.usage;

import java.util.Locale;

/** What usage is told apart by. */
public enum UsageBy {
    MODEL,
    KEY,
    USER,
    TOKEN,
    DIALECT,
    OUTCOME,
    CLIENT;

    /** As addresses and pages name it, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its items are ids that somebody has to name. */
    public boolean ids() {
        return switch (this) {
            case KEY, USER, TOKEN -> true;
            case MODEL, DIALECT, OUTCOME, CLIENT -> false;
        };
    }

    /** Whether it tells how requests came or ended, which has sums of its own. */
    boolean way() {
        return switch (this) {
            case DIALECT, OUTCOME, CLIENT -> true;
            case MODEL, KEY, USER, TOKEN -> false;
        };
    }

    String column() {
        return switch (this) {
            case MODEL -> "model";
            case KEY -> "key_id";
            case USER -> "user_id";
            case TOKEN -> "token_id";
            case DIALECT -> "dialect";
            case OUTCOME -> "outcome";
            case CLIENT -> "client";
        };
    }
}
