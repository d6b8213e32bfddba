package org.kirogate.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kirogate.access.limit.Anchor;
import org.kirogate.access.limit.Limits;
import org.kirogate.access.limit.Span;
import org.kirogate.access.limit.Standing;

/**
 * The limits of a key or a user as its page shows them. JSPs call its members.
 *
 * @param own       those of the key (or the user) that are counted
 * @param ceilings  those over all keys of the key's owner
 * @param models    patterns of models that may be asked for, empty = all
 * @param networks  whence requests may come, empty = anywhere
 * @param clients   programs that may call, empty = all
 * @param zone      in which days, weeks and months begin; empty = none is limited
 * @param resetHour at which they do, by the clock there
 * @param days      after the first use until the key ends, 0 = that does not end it
 */
public record LimitsShown(
        List<LimitBar> own, List<LimitBar> ceilings, List<String> models, List<String> networks, List<String> clients,
        String zone, int resetHour, int days) {
    public LimitsShown {
        own = List.copyOf(own);
        ceilings = List.copyOf(ceilings);
        models = List.copyOf(models);
        networks = List.copyOf(networks);
        clients = List.copyOf(clients);
        Objects.requireNonNull(zone, "zone");
    }

    /** Limits, and how they stand. */
    public static LimitsShown of(Limits limits, Standing standing) {
        List<LimitBar> bars = LimitBar.of(standing);
        Anchor anchor = limits.anchor();
        boolean anchored = limits.amounts().keySet().stream().anyMatch(LimitsShown::anchored);
        return new LimitsShown(
                bars.stream().filter(bar -> !bar.ofUser()).toList(), bars.stream().filter(LimitBar::ofUser).toList(),
                texts(limits.reach().models()), texts(limits.reach().networks()), limits.reach().clients(),
                anchored ? anchor.zone().getId() : "", anchor.resetHour(), limits.daysAfterFirstUse());
    }

    /** A user's ceilings, which are the only ones then. */
    public static LimitsShown ofUser(Limits limits, Standing standing) {
        LimitsShown shown = of(limits, standing);
        return new LimitsShown(shown.ceilings(), List.of(), shown.models(), shown.networks(), shown.clients(),
                shown.zone(), shown.resetHour(), 0);
    }

    /** The limits that are set, by their names, as people read them. */
    public static Map<String, String> texts(Limits limits) {
        Map<String, String> texts = LimitForm.texts(limits, ", ");
        texts.replaceAll((name, text) -> Told.grouped(text));
        return texts;
    }

    private static boolean anchored(Span span) {
        return switch (span) {
            case DAY, WEEK, MONTH -> true;
            case FIVE_HOURS, TOTAL -> false;
        };
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    /** Whether there is no limit at all. */
    public boolean none() {
        return own.isEmpty() && ceilings.isEmpty() && models.isEmpty() && networks.isEmpty() && clients.isEmpty()
                && days == 0;
    }

    /** Whether its owner is warned of one. */
    public boolean near() {
        return own.stream().anyMatch(LimitBar::near) || ceilings.stream().anyMatch(LimitBar::near);
    }
}
