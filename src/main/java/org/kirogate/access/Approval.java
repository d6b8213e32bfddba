package org.kirogate.access;

import java.util.Locale;

/** Whether a super key was approved by an administrator other than the one who made it. */
public enum Approval {
    /** Nobody has to approve it. */
    NONE,
    /** It does not work until somebody approves it. */
    PENDING,
    /** It was approved. */
    APPROVED,
    /** It was refused and never works. */
    REFUSED;

    /** As stored and shown. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether requests with the key are let in. */
    public boolean works() {
        return this == NONE || this == APPROVED;
    }

    /** What is stored under that code; {@link IllegalArgumentException} for another. */
    static Approval of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
