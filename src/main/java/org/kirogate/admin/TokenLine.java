package org.kirogate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.page.ReasonWord;
import org.kirogate.token.TokenLoad;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenView;

/**
 * A token as the list of the pool and its own page show it.
 *
 * @param owner    its owner's name
 * @param state    as it is now: a rest that has ended is none any more
 * @param why      last part of the key of the reason, empty = {@code said} stands for itself
 * @param said     the reason as noted, empty = none
 * @param until    when the state ends by itself
 * @param resets   when its quota starts anew
 * @param rate     share of good answers in per cent, empty = it has served nobody
 * @param rateLook {@code low} or {@code bad}, empty = fine
 * @param used     when it was used last, whoever's key it was
 */
public record TokenLine(
        TokenView token, String owner, TokenLoad load, String state, String why, String said, Moment until,
        Moment resets, String rate, String rateLook, long requests, Moment used) {
    /** Sorts of accounts that have a word of their own. */
    static final List<String> KINDS = List.of("social", "builder_id", "idc", "external_idp", "api_key");

    private static final double LOW = 0.98;
    private static final double BAD = 0.95;

    public TokenLine {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(load, "load");
    }

    /** The line of a token at a moment. */
    static TokenLine of(TokenView token, String owner, TokenLoad load, Instant now) {
        boolean usable = token.standing().usable(now);
        String state = (usable ? TokenState.ACTIVE : token.standing().state()).label();
        String said = usable ? "" : token.standing().reason();
        long good = token.own().successes() + token.pool().successes();
        long judged = good + token.own().failures() + token.pool().failures();
        double rate = judged == 0 ? 1 : (double) good / judged;
        Instant used = token.own().lastUsed().isAfter(token.pool().lastUsed())
                ? token.own().lastUsed() : token.pool().lastUsed();
        return new TokenLine(
                token, owner, load, state, ReasonWord.of(said), said,
                usable ? Moment.NEVER : Moment.of(token.standing().until()), Moment.of(token.quota().resetsAt()),
                judged == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", rate * 100),
                rate >= LOW ? "" : rate >= BAD ? "low" : "bad",
                token.own().requests() + token.pool().requests(), Moment.of(used));
    }

    /** Whether its sort of account has a word of its own. */
    public boolean kindKnown() {
        return KINDS.contains(token.kind());
    }

    /** Credits of the period, 0 = unknown. */
    public double limit() {
        return token.quota().known() ? token.quota().limit() : 0;
    }

    /** Credits that are used, with what this node's calls cost since the service was asked. */
    public double spent() {
        return token.quota().used() + token.quota().spentSince();
    }

    /** Credits that super keys leave to the owner. */
    public double kept() {
        return token.isPublic() ? token.rules().terms().reserve() : 0;
    }

    /** Hours in which super keys may use it, empty = always, or it is private. */
    public String hours() {
        return !token.isPublic() ? "" : String.join(", ",
                token.rules().terms().hours().stream().map(Object::toString).toList());
    }
}
