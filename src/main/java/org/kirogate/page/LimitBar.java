package org.kirogate.page;

import java.util.List;
import java.util.Objects;
import org.kirogate.access.limit.LimitUse;
import org.kirogate.access.limit.Measure;
import org.kirogate.access.limit.Span;
import org.kirogate.access.limit.Standing;

/**
 * One limit and what is left of it, as pages show it. JSPs call its members.
 *
 * @param ofUser  whether it is a ceiling over all keys of the owner
 * @param name    its name in JSON, {@code day.tokens}, by which it is worded
 * @param used    so far, with what requests in flight have reserved
 * @param left    at least 0
 * @param credits whether credits are counted, else whole things
 * @param percent that is used, 0-100
 * @param near    whether its owner is warned
 * @param resets  when nothing is used any more if nothing more comes
 */
public record LimitBar(
        boolean ofUser, String name, double limit, double used, double left, boolean credits, int percent,
        boolean near, Moment resets) {
    private static final int WHOLE = 100;

    public LimitBar {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(resets, "resets");
    }

    /** A limit. */
    public static LimitBar of(LimitUse use) {
        int percent = (int) Math.floor(Math.min(1, use.share()) * WHOLE);
        return new LimitBar(use.ofUser(), use.name(), use.limit(), use.used(), use.left(),
                use.measure() == Measure.CREDITS, percent, use.warned(), Moment.of(use.resetsAt()));
    }

    /** All of them. */
    public static List<LimitBar> of(Standing standing) {
        return standing.uses().stream().map(LimitBar::of).toList();
    }

    /** Whether all of it is used. */
    public boolean full() {
        return left == 0;
    }

    /** Whether what is used never becomes free again. */
    public boolean lasting() {
        return name.startsWith(Span.TOTAL.code() + ".");
    }

    /** Most digits behind the point that are shown. */
    public int digits() {
        return credits ? 2 : 0;
    }
}
