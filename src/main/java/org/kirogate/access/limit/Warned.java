package org.kirogate.access.limit;

import java.util.Objects;

/**
 * A limit over a span has come to {@link LimitUse#WARNED_FROM} of what it allows; told once a span, by one of all nodes.
 *
 * @param subject whose limit it is
 * @param use     the limit and how much of it is used
 */
public record Warned(Subject subject, LimitUse use) {
    public Warned {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(use, "use");
    }

    /** Whom warnings are told. It is called by the housekeeping, off the way of requests, and may block. */
    public interface Listener {
        /** A limit is nearly used up. */
        void warned(Warned warned);
    }
}
