package org.kirogate.access;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.kirogate.fault.GatewayException;

/**
 * Which keys a list shows.
 *
 * @param kind   super keys, ordinary ones or both
 * @param state  how they stand now
 * @param use    whether they were used
 * @param owners users whose keys the search text finds too, whatever the keys are called; at most {@value #MAX_OWNERS}
 */
public record KeyFilter(Kind kind, State state, Use use, List<Long> owners) {
    /** Every key. */
    public static final KeyFilter ALL = new KeyFilter(Kind.ALL, State.ALL, Use.ALL, List.of());
    /** The super keys. */
    public static final KeyFilter SUPER = new KeyFilter(Kind.SUPER, State.ALL, Use.ALL, List.of());
    /** How long before its end a key counts as expiring. */
    public static final Duration SOON = Duration.ofDays(14);
    /** Most owners that a filter names. */
    public static final int MAX_OWNERS = 500;

    public KeyFilter {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(use, "use");
        owners = List.copyOf(owners);
        if (owners.size() > MAX_OWNERS) {
            throw new IllegalArgumentException("at most " + MAX_OWNERS + " owners, not " + owners.size());
        }
    }

    /** Whether it lets keys through however they stand and were used. */
    boolean everyState() {
        return state == State.ALL && use == Use.ALL;
    }

    /** The two kinds. */
    public enum Kind {
        ALL, SUPER, ORDINARY;

        /** Whether a key that is a super key or none is of this kind. */
        boolean holds(boolean superKey) {
            return this == ALL || superKey == (this == SUPER);
        }

        /** The kind of that name in lower case; GatewayException INVALID_REQUEST for another. */
        public static Kind of(String code) {
            return named("kind", code, values(), Kind::name);
        }
    }

    /** How keys stand. */
    public enum State {
        ALL,
        /** Works; {@link #EXPIRING} and {@link #ROTATING} ones do too. */
        ACTIVE,
        /** Works, and ends within {@link KeyFilter#SOON}. */
        EXPIRING,
        /** Works, and so does the secret before the last rotation. */
        ROTATING,
        /** Its time is over. */
        EXPIRED,
        /** Switched off by a person. */
        DISABLED,
        /** Does not work until another administrator approves it. */
        PENDING,
        /** Another administrator refused it. */
        REFUSED;

        /** The state of that name in lower case; GatewayException INVALID_REQUEST for another. */
        public static State of(String code) {
            return named("state", code, values(), State::name);
        }
    }

    /** Whether keys were used. */
    public enum Use {
        ALL, USED, NEVER;

        /** The use of that name in lower case; GatewayException INVALID_REQUEST for another. */
        public static Use of(String code) {
            return named("use", code, values(), Use::name);
        }
    }

    private static <T> T named(String field, String code, T[] values, Function<T, String> name) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).toLowerCase(Locale.ROOT).equals(code))
                .findFirst()
                .orElseThrow(() -> GatewayException.invalid(field, field + ": Input should be one of "
                        + String.join(", ", Arrays.stream(values).map(name).map(n -> n.toLowerCase(Locale.ROOT))
                                .toList())));
    }
}
