package org.kirogate.access.limit;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All limits that bind a key: its own, then the ceilings of its user. Immutable, as of the moment it was asked for.
 *
 * @param uses in the order of {@link LimitsJson}'s document
 */
public record Standing(List<LimitUse> uses) {
    /** Nothing is limited. */
    public static final Standing NONE = new Standing(List.of());

    public Standing {
        uses = List.copyOf(uses);
    }

    /** The limit of a measure of which the largest part is used. */
    public Optional<LimitUse> tightest(Measure measure) {
        return uses.stream()
                .filter(use -> use.measure() == measure)
                .max(Comparator.comparingDouble(LimitUse::share));
    }

    /** The limits whose owner is warned. */
    public List<LimitUse> warned() {
        return uses.stream().filter(LimitUse::warned).toList();
    }
}
