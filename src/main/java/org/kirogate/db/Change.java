package org.kirogate.db;

import java.util.Objects;

/** What something was and what it became. */
public record Change<T>(T before, T after) {
    public Change {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
    }
}
