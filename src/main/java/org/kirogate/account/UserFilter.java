package org.kirogate.account;

import java.util.Set;

/**
 * Which users a list shows.
 *
 * @param states      only those who stand so; empty = all
 * @param trustLevels only those of these levels; empty = all
 */
public record UserFilter(Set<UserState> states, Set<Integer> trustLevels) {
    /** Everybody. */
    public static final UserFilter ALL = new UserFilter(Set.of(), Set.of());

    public UserFilter {
        states = Set.copyOf(states);
        trustLevels = Set.copyOf(trustLevels);
    }
}
