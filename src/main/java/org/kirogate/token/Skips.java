package org.kirogate.token;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which tokens were passed over in one look at the pool and why: all are counted, the first few of each reason are named, so
 * that it stays small however many tokens there are. One thread while it is filled, then read only.
 */
public final class Skips {
    /** Most ids kept of one reason. */
    public static final int MAX_NAMED = 6;

    /** Tokens passed over for one reason: how many, and the ids of the first of them. */
    public record Group(int count, List<Long> ids) {
        public Group {
            ids = List.copyOf(ids);
        }
    }

    private final Map<SkipReason, List<Long>> named = new EnumMap<>(SkipReason.class);
    private final int[] counts = new int[SkipReason.values().length];

    void add(SkipReason reason, long tokenId) {
        counts[reason.ordinal()]++;
        List<Long> ids = named.computeIfAbsent(reason, first -> new ArrayList<>(2));
        if (ids.size() < MAX_NAMED) {
            ids.add(tokenId);
        }
    }

    /** How many for this reason. */
    public int count(SkipReason reason) {
        return counts[reason.ordinal()];
    }

    /** By reason, in the order of the enum; reasons that passed over none are missing. */
    public Map<SkipReason, Group> groups() {
        Map<SkipReason, Group> groups = new EnumMap<>(SkipReason.class);
        named.forEach((reason, ids) -> groups.put(reason, new Group(count(reason), ids)));
        return groups;
    }
}
