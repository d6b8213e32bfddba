package org.kirogate.admin;

import java.util.Objects;

/**
 * A term that a form offers for a key.
 *
 * @param code  {@code never}, a number of days or {@code date}
 * @param until the last day as {@code yyyy-MM-dd}, empty = none or to be chosen
 */
public record Validity(String code, String until) {
    public Validity {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(until, "until");
    }

    /** Whether it is a number of days. */
    public boolean inDays() {
        return !until.isEmpty();
    }
}
