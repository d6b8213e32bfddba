package org.kirogate.upstream.kiro.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kirogate.chat.ClaudeName;
import org.kirogate.chat.ClaudeName.Family;

/**
 * Which listed model comes nearest to a Claude that nobody lists: of its family the newest that is not newer than
 * asked, else the oldest that is; a name without version means the newest. When the family is not listed at all, the
 * same is looked for in the others, in a fixed order. Pure functions.
 */
final class NearestModel {

    /** A listed model and what its id says. */
    private record Listed(String id, ClaudeName name) {}

    private static final Comparator<Listed> OLDEST_FIRST = Comparator.comparing(Listed::name, ClaudeName.byVersion());

    private NearestModel() {}

    /** The id of the model that serves; empty when the name is no Claude's or no Claude is listed. */
    static Optional<String> of(String asked, Collection<String> ids) {
        return ClaudeName.find(asked).flatMap(name -> families(name.family())
                .map(family -> nearest(name, listed(family, ids)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Listed::id));
    }

    /** The family itself, then those that stand in for it: the nearest in strength, the stronger one first. */
    private static Stream<Family> families(Family asked) {
        return switch (asked) {
            case FABLE -> Stream.of(Family.FABLE, Family.OPUS, Family.SONNET, Family.HAIKU);
            case OPUS -> Stream.of(Family.OPUS, Family.FABLE, Family.SONNET, Family.HAIKU);
            case SONNET -> Stream.of(Family.SONNET, Family.OPUS, Family.HAIKU, Family.FABLE);
            case HAIKU -> Stream.of(Family.HAIKU, Family.SONNET, Family.OPUS, Family.FABLE);
        };
    }

    /** Those of a family; variants (a longer context, …) only where there is nothing else. */
    private static List<Listed> listed(Family family, Collection<String> ids) {
        List<Listed> all = new ArrayList<>();
        for (String id : ids) {
            ClaudeName.find(id).filter(name -> name.family() == family)
                    .ifPresent(name -> all.add(new Listed(id, name)));
        }
        List<Listed> plain = all.stream().filter(each -> each.name().plain()).toList();
        return plain.isEmpty() ? all : plain;
    }

    private static Optional<Listed> nearest(ClaudeName asked, List<Listed> listed) {
        if (!asked.versioned()) {
            return listed.stream().max(OLDEST_FIRST);
        }
        Predicate<Listed> newer = each -> ClaudeName.byVersion().compare(each.name(), asked) > 0;
        Optional<Listed> notNewer = listed.stream().filter(newer.negate()).max(OLDEST_FIRST);
        return notNewer.or(() -> listed.stream().filter(newer).min(OLDEST_FIRST));
    }
}
