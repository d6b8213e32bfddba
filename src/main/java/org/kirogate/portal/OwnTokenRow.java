package org.kirogate.portal;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.kirogate.page.Moment;
import org.kirogate.page.Told;
import org.kirogate.token.TokenQuota;
import org.kirogate.token.TokenState;
import org.kirogate.token.TokenUse;
import org.kirogate.token.TokenView;
import org.kirogate.token.terms.ShareTerms;

/**
 * One of a person's tokens as their list shows it.
 *
 * @param account  what is known of the account
 * @param state    as badges name it; what has ended by itself is active
 * @param reason   why it is so
 * @param until    when that ends by itself
 * @param quota    what it may still use
 * @param isPublic whether super keys reach it
 * @param terms    on which terms
 * @param use      how it was used
 */
public record OwnTokenRow(
        long id, String name, Account account, String state, Told reason, Moment until, Quota quota, boolean isPublic,
        Terms terms, Use use) {
    private static final Set<String> KINDS = Set.of("social", "builder_id", "idc", "external_idp", "api_key");

    /** What is known of an account; {@code kind} is the end of a key of words. */
    public record Account(String kind, String plan, String email) {}

    /** Credits used, of how many, how many its owner keeps and super keys used; when it starts anew. */
    public record Quota(double used, double limit, double reserve, double given, Moment resets) {}

    /** The terms of sharing in words; empty hours = always, empty models = all. */
    public record Terms(int percent, double reserve, String hours, String zone, String models) {}

    /** Requests at this moment, successes in per cent (-1 = never used), and the last use by anybody. */
    public record Use(int inFlight, double rate, Moment last) {}

    public OwnTokenRow {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(quota, "quota");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(use, "use");
    }

    static OwnTokenRow of(TokenView token, int inFlight, Instant now) {
        boolean usable = token.standing().usable(now);
        ShareTerms terms = token.rules().terms();
        return new OwnTokenRow(
                token.id(), token.name(), new Account(kind(token.kind()), token.plan(), token.emailMasked()),
                usable ? TokenState.ACTIVE.label() : token.standing().state().label(),
                usable ? Told.NOTHING : Told.of(token.standing().reason()),
                usable ? Moment.NEVER : Moment.of(token.standing().until()),
                quota(token.quota(), token.isPublic() ? terms.reserve() : 0), token.isPublic(), terms(terms),
                use(token.own(), token.pool(), inFlight));
    }

    /** The end of the key of the words for a sort of account. */
    static String kind(String kind) {
        return KINDS.contains(kind) ? kind : "other";
    }

    /** Whether only a new sign-in helps. */
    public boolean ended() {
        return state.equals("invalid");
    }

    /** Whether a person switched it off. */
    public boolean off() {
        return state.equals("disabled");
    }

    private static Quota quota(TokenQuota quota, double reserve) {
        double limit = quota.known() ? quota.limit() : 0;
        return new Quota(
                quota.used() + quota.spentSince(), limit, reserve, quota.sharedUsed(), Moment.of(quota.resetsAt()));
    }

    private static Terms terms(ShareTerms terms) {
        String hours = terms.hours().stream().map(part -> part.toString().replace('-', '–'))
                .collect(Collectors.joining(" "));
        String models = terms.models().stream().map(Object::toString).collect(Collectors.joining(" "));
        return new Terms(terms.percent(), terms.reserve(), hours, terms.zone().getId(), models);
    }

    private static Use use(TokenUse own, TokenUse pool, int inFlight) {
        long good = own.successes() + pool.successes();
        long judged = good + own.failures() + pool.failures();
        Instant last = own.lastUsed().isAfter(pool.lastUsed()) ? own.lastUsed() : pool.lastUsed();
        return new Use(inFlight, judged == 0 ? -1 : good * 100.0 / judged, Moment.of(last));
    }
}
