package org.kirogate.access.limit;

import java.util.Objects;
import java.util.Optional;

/**
 * One limit and how much of it is used, by all nodes as far as this one knows.
 *
 * @param ofUser   whether it is a ceiling over all keys of the user, else the key's own
 * @param name     as in JSON: {@code requests_per_minute}, {@code tokens_per_minute}, {@code max_concurrency},
 *                 {@code day.tokens}
 * @param measure  what is counted
 * @param limit    most of it, more than 0
 * @param used     so far, with what requests in flight have reserved; may pass the limit
 * @param reserved the part of it that is only reserved
 * @param resetsAt epoch ms at which nothing is used any more if nothing more comes; 0 = never, or not known
 */
public record LimitUse(
        boolean ofUser, String name, Measure measure, double limit, double used, double reserved, long resetsAt) {
    /** The part of a limit from which its owner is warned. */
    public static final double WARNED_FROM = 0.8;

    public LimitUse {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(measure, "measure");
    }

    /** What is left, at least 0. */
    public double left() {
        return Math.max(0, limit - used);
    }

    /** The part that is used, at least 0; 1 and more = all. */
    public double share() {
        return used / limit;
    }

    /** The span it is of, when it is not one of speed. */
    public Optional<Span> span() {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        for (Span span : Span.values()) {
            if (span.code().equals(name.substring(0, dot))) {
                return Optional.of(span);
            }
        }
        return Optional.empty();
    }

    /** Whether it is one over a span of which so much is used that its owner is warned. */
    public boolean warned() {
        return name.indexOf('.') > 0 && share() >= WARNED_FROM;
    }
}
