package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kirogate.token.terms.ShareTerms;

/**
 * What is left of a token's quota, and for whom. Knows the row's figures and what this node spent since they were read.
 * Thread-safe, memory only.
 */
final class Allowance {
    private final SpentLog spent = new SpentLog();
    /** What answers may have cost of which the service did not say so. */
    private final SpentLog guessed = new SpentLog();
    private final MeanCost meanCost = new MeanCost();
    private final SharedUse shared = new SharedUse();
    private volatile TokenQuota quota;
    private volatile ShareTerms terms;

    Allowance(TokenView row) {
        row(row);
    }

    /** Takes over what the row says. */
    void row(TokenView row) {
        terms = row.rules().terms();
        quota = row.quota();
        spent.asked(quota.checkedAt());
        guessed.asked(quota.checkedAt());
        shared.read(quota.sharedUsed(), quota.resetsAt());
    }

    SharedUse shared() {
        return shared;
    }

    /** Counts what a call cost; {@code bySuperKey} whether a super key asked. */
    void spent(double credits, boolean bySuperKey, Instant now) {
        if (!(credits > 0 && credits < Double.POSITIVE_INFINITY)) {
            return;
        }
        spent.add(credits, now);
        meanCost.add(credits);
        if (bySuperKey) {
            shared.add(credits);
        }
    }

    /**
     * Counts an answer whose cost is not known, since it was left before its end, at the mean of those before it: else
     * super keys could pass the owner's terms by. The owner's own reckoning does without.
     */
    void spentUnmetered(boolean bySuperKey, Instant now) {
        double credits = meanCost.credits();
        if (credits == 0) {
            return;
        }
        guessed.add(credits, now);
        if (bySuperKey) {
            shared.add(credits);
        }
    }

    /** What the table says just now, with what this node knows beyond it. */
    TokenQuota known(TokenQuota stored) {
        spent.asked(stored.checkedAt());
        shared.read(stored.sharedUsed(), stored.resetsAt());
        return stored.with(shared.total(), spent.total());
    }

    /** Which of the owner's terms keeps super keys from it; empty = none. */
    Optional<SkipReason> bar(String modelId, Instant now) {
        ShareTerms current = terms;
        if (current == ShareTerms.OPEN) {
            return Optional.empty();
        }
        if (!current.serves(modelId)) {
            return Optional.of(SkipReason.MODEL_NOT_SHARED);
        }
        if (!current.open(now)) {
            return Optional.of(SkipReason.HOURS);
        }
        return current.needQuota() ? barByQuota(current) : Optional.empty();
    }

    /** While the quota is unknown a part of it can't be told, so none is shared. */
    private Optional<SkipReason> barByQuota(ShareTerms current) {
        TokenQuota asked = quota;
        boolean known = asked.known();
        if (current.percent() < 100 && (!known || current.shareSpent(asked.limit(), shared.total()))) {
            return Optional.of(SkipReason.SHARE);
        }
        if (current.reserve() > 0 && (!known || current.reserveReached(remainingForOthers(asked)))) {
            return Optional.of(SkipReason.RESERVE);
        }
        return Optional.empty();
    }

    /** How long until the owner's terms let super keys use it; zero when they do now, empty when no time is known. */
    Optional<Duration> untilShared(String modelId, Instant now) {
        ShareTerms current = terms;
        if (current == ShareTerms.OPEN) {
            return Optional.of(Duration.ZERO);
        }
        if (!current.serves(modelId) || current.percent() == 0) {
            return Optional.empty();
        }
        Duration hours = current.untilOpen(now);
        if (barByQuota(current).isEmpty()) {
            return Optional.of(hours);
        }
        Duration reset = Duration.between(now, quota.resetsAt());
        return reset.isNegative() ? Optional.empty() : Optional.of(hours.compareTo(reset) > 0 ? hours : reset);
    }

    /** Credits that the caller may still use, -1 = unknown. */
    double left(boolean bySuperKey) {
        TokenQuota asked = quota;
        if (!asked.known()) {
            return -1;
        }
        ShareTerms current = terms;
        return bySuperKey && current != ShareTerms.OPEN
                ? current.left(remainingForOthers(asked), asked.limit(), shared.total())
                : remaining(asked);
    }

    private double remaining(TokenQuota asked) {
        return Math.max(0, asked.limit() - asked.used() - spent.total());
    }

    private double remainingForOthers(TokenQuota asked) {
        return Math.max(0, remaining(asked) - guessed.total());
    }
}
