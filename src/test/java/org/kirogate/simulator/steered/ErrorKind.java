package org.kirogate.simulator.steered;

import java.util.Locale;
import java.util.Optional;

/** The failures {@code [[error:KIND]]} can ask for. */
enum ErrorKind {

    THROTTLE, OVERLOADED, TOOLONG, INTERNAL, BADTOKEN, QUOTA, SUSPENDED, MIDSTREAM, CUT, HANG;

    /** Whether it happens after some pieces of the answer, and not instead of it. */
    boolean insideStream() {
        return switch (this) {
            case MIDSTREAM, CUT, HANG -> true;
            case THROTTLE, OVERLOADED, TOOLONG, INTERNAL, BADTOKEN, QUOTA, SUSPENDED -> false;
        };
    }

    static Optional<ErrorKind> named(String name) {
        for (ErrorKind kind : values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
