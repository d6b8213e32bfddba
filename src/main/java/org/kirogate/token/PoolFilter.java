package org.kirogate.token;

import java.util.List;
import java.util.Objects;

/**
 * Which tokens a list of the pool shows; everything that is set must hold. The search of the list finds names, kinds of
 * account, masked addresses, the id, and the tokens of {@code owners}.
 *
 * @param part       which part of the pool
 * @param state      only those that are in it now, empty = any; {@link TokenState#label}
 * @param visibility only public or private ones
 * @param kind       only this sort of account, empty = any
 * @param owners     people whose name the search matches
 */
public record PoolFilter(Part part, String state, Visibility visibility, String kind, List<Long> owners) {
    /** All tokens. */
    public static final PoolFilter ALL = new PoolFilter(Part.ALL, "", Visibility.ALL, "", List.of());

    /** Parts of the pool. */
    public enum Part {
        ALL,
        /** What super keys reach and can use now. */
        USABLE,
        /** What serves nobody until a person does something. */
        CARE,
        /** What only its owner uses. */
        PRIVATE
    }

    /** Who may use a token. */
    public enum Visibility {
        ALL,
        PUBLIC,
        PRIVATE
    }

    public PoolFilter {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(visibility, "visibility");
        Objects.requireNonNull(kind, "kind");
        owners = List.copyOf(owners);
    }
}
