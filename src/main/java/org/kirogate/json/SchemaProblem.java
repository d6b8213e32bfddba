package org.kirogate.json;

import java.util.Objects;

/**
 * What a value breaks of a schema.
 *
 * @param path   where, {@code $} for the whole value, {@code $.items[2].name} inside it
 * @param reason what came and what is allowed, without a full stop; quotes nothing of the value but the names of its
 *               members
 */
public record SchemaProblem(String path, String reason) {
    public SchemaProblem {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
    }

    /** Both, as a person reads them. */
    @Override
    public String toString() {
        return path + ": " + reason;
    }
}
