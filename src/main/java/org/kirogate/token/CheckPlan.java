package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Upstream;

/**
 * What is due for a token when (Kiro protocol, sections 2.5, 5.3 and 6.1). Everything is spread by the token's own
 * {@link Phase}, so that tokens that came, end or reset together are not asked together. Decides only; thread-safe,
 * memory only.
 */
final class CheckPlan {
    /** A check that is noted for later than this from now was noted by a clock that went wrong. */
    static final Duration WRONG_CLOCK = Duration.ofMinutes(10);
    /** One account is not asked twice within this, whichever node asks (section 6.1; section 5.3, warnings). */
    static final Duration GENTLE = Duration.ofMinutes(5);

    /** How long before it must be a bearer may be renewed: tokens that end together are spread over this. */
    private static final Duration EARLY = Duration.ofMinutes(5);
    /** A bearer that was renewed so lately is renewed again only when it must be: it is a short-lived sort. */
    private static final Duration LATELY = Duration.ofMinutes(20);
    /** A token that serves again so soon has its bearer ready by then. */
    private static final Duration SOON = Duration.ofMinutes(10);
    /** A suspended account is left alone for so long, whichever node asks (section 6.1). */
    static final Duration SUSPENDED = Duration.ofHours(6);
    private static final Duration USAGE = Duration.ofMinutes(15);
    private static final Duration MODELS = Duration.ofHours(6);
    private static final Duration MODELS_GENTLE = Duration.ofMinutes(10);
    /** After a start routine questions are spread over this. */
    private static final Duration SETTLING = Duration.ofMinutes(10);
    private static final int MAX_DOUBLINGS = 10;

    private final Upstream upstream;
    private final Duration interval;
    private final Instant startedAt;

    /** A plan that checks every token once in an interval; zero = never. */
    CheckPlan(Upstream upstream, Duration interval, Instant startedAt) {
        this.upstream = upstream;
        this.interval = interval;
        this.startedAt = startedAt;
    }

    /** The most urgent thing that is due, empty when nothing is. */
    Optional<Chore> due(PooledToken token, Instant now) {
        TokenState state = token.standing().state();
        TokenSchedule.Seen seen = token.schedule().see(state, token.held().version(), now);
        if (seen.state() == TokenState.ACTIVE && !seen.since().plus(GENTLE.multipliedBy(12)).isAfter(now)) {
            token.schedule().serves();
        }
        return switch (state) {
            case ACTIVE, COOLING, EXHAUSTED -> serving(token, now);
            case INVALID -> checkIf(healable(token, seen, now));
            case SUSPENDED -> checkIf(suspendedDue(token, seen, now));
            case DISABLED -> Optional.empty();
        };
    }

    private Optional<Chore> checkIf(boolean due) {
        return due && !interval.isZero() ? Optional.of(Chore.CHECK) : Optional.empty();
    }

    private Optional<Chore> serving(PooledToken token, Instant now) {
        if (token.standing().usable(now.plus(SOON)) && renewalDue(token, now)) {
            return Optional.of(Chore.RENEW);
        }
        boolean usable = token.standing().usable(now);
        if (unanswerable(token, now) || (token.standing().state() == TokenState.COOLING && !usable)) {
            // Nothing can be asked without a bearer, or the service wants peace.
            return Optional.empty();
        }
        Optional<Chore> check = interval.isZero() ? Optional.empty() : check(token, now);
        if (check.isPresent()) {
            return check;
        }
        if (quotaDue(token, now)) {
            return Optional.of(Chore.QUOTA);
        }
        return usable && modelsDue(token, now) ? Optional.of(Chore.MODELS) : Optional.empty();
    }

    private boolean renewalDue(PooledToken token, Instant now) {
        Credential credential = token.held().credential();
        if (credential.refreshToken().isEmpty() || token.schedule().renewAgainAt().isAfter(now)) {
            return false;
        }
        if (token.slot().hasUnsaved() || upstream.needsRefresh(credential, now)) {
            return true;
        }
        return past(token.schedule().renewedAt(), LATELY, now)
                && upstream.needsRefresh(credential, now.plus(Phase.in(EARLY, token.id())));
    }

    /** A bearer that could not be renewed just now is not asked for by way of other questions either. */
    private boolean unanswerable(PooledToken token, Instant now) {
        return token.schedule().renewAgainAt().isAfter(now) && upstream.needsRefresh(token.held().credential(), now);
    }

    /**
     * Once an interval, at the token's own turn. What was checked in the quarter before its turn counts for it: there
     * the node on which it serves vouches for it, before any node has reason to ask.
     */
    private Optional<Chore> check(PooledToken token, Instant now) {
        Duration quarter = interval.dividedBy(4);
        Instant turn = Phase.lastTurn(interval, token.id(), now);
        Instant known = later(later(startedAt, token.row().view().createdAt()), checkedAt(token, now));
        Instant worked = token.health().seenWorking();
        boolean serves = token.standing().state() == TokenState.ACTIVE
                && worked.isAfter(now.minus(interval.dividedBy(2))) && worked.isAfter(token.row().view().createdAt());
        if (serves && !now.isBefore(turn.plus(interval).minus(quarter))) {
            turn = turn.plus(interval);
        }
        if (!known.isBefore(turn.minus(quarter)) || !past(checkedAt(token, now), GENTLE, now)) {
            return Optional.empty();
        }
        return Optional.of(serves ? Chore.VOUCH : Chore.CHECK);
    }

    /**
     * After five minutes, then twice as long each time up to the interval; at once when another node has a new bearer.
     */
    private boolean healable(PooledToken token, TokenSchedule.Seen seen, Instant now) {
        Credential credential = token.held().credential();
        Instant checked = checkedAt(token, now);
        if (credential.identity().isEmpty() || !past(checked, GENTLE, now)) {
            return false;
        }
        if (seen.version() != token.held().version() && seen.since().isAfter(checked)) {
            return true;
        }
        Duration wait = GENTLE.multipliedBy(1L << Math.min(MAX_DOUBLINGS, token.schedule().checks()));
        Duration longest = interval.compareTo(GENTLE) > 0 ? interval : GENTLE;
        return past(later(checked, seen.since()), wait.compareTo(longest) < 0 ? wait : longest, now);
    }

    /** The row tells when it was asked, so that nodes that are restarted often ask all the same. */
    private boolean suspendedDue(PooledToken token, TokenSchedule.Seen seen, Instant now) {
        Instant checked = checkedAt(token, now);
        return seen.found()
                ? settled(token, now) && past(checked, SUSPENDED, now)
                : past(later(checked, seen.since()), SUSPENDED, now);
    }

    private boolean quotaDue(PooledToken token, Instant now) {
        TokenQuota quota = token.row().view().quota();
        Instant asked = later(token.schedule().quotaAskedAt(), later(quota.checkedAt(), checkedAt(token, now)));
        if (!past(asked, GENTLE, now)) {
            return false;
        }
        if (token.schedule().quotaWanted()) {
            return true;
        }
        if (!quota.known()) {
            return settled(token, now);
        }
        boolean used = token.health().lastUsed().isAfter(quota.checkedAt());
        if (used && past(quota.checkedAt(), Phase.about(USAGE, token.id()), now)) {
            return true;
        }
        // Its period has ended since: accounts reset in crowds.
        return quota.checkedAt().isBefore(quota.resetsAt())
                && past(quota.resetsAt(), Phase.in(GENTLE, token.id()), now);
    }

    private boolean modelsDue(PooledToken token, Instant now) {
        Instant checked = token.row().modelsCheckedAt();
        if (!past(later(token.schedule().modelsAskedAt(), checked), MODELS_GENTLE, now)) {
            return false;
        }
        return token.schedule().modelsWanted()
                || (settled(token, now) && past(checked, Phase.about(MODELS, token.id()), now));
    }

    private boolean settled(PooledToken token, Instant now) {
        return past(startedAt, Phase.in(SETTLING, token.id()), now);
    }

    private static Instant checkedAt(PooledToken token, Instant now) {
        Instant checked = later(token.row().checkedAt(), token.schedule().checkedAt());
        return checked.isAfter(now.plus(WRONG_CLOCK)) ? Instant.EPOCH : checked;
    }

    private static boolean past(Instant time, Duration age, Instant now) {
        return !time.plus(age).isAfter(now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
