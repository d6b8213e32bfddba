package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.Credential;

/**
 * A token in memory: its row as last read, and what only this node knows: requests in flight, health, cool-downs per
 * model. Lives as long as the row; leases keep it beyond. Thread-safe, memory only.
 */
final class PooledToken {
    /** A bearer with the version of the stored credential it belongs to. */
    record Held(Credential credential, long version) {}

    private final long id;
    private final String salt;
    private final TokenLimits defaults;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final RateWindow rate = new RateWindow();
    private final TokenHealth health;
    private final Map<String, Instant> modelCooling = new ConcurrentHashMap<>();
    private final CredentialSlot slot;
    private final TokenSchedule schedule = new TokenSchedule();
    /** Credits that calls of this node cost since the quota was asked for. */
    private final DoubleAdder spent = new DoubleAdder();
    /** Those of them that super keys used, and that are not stored yet. */
    private final DoubleAdder sharedSpent = new DoubleAdder();
    private volatile StoredToken row;
    private volatile TokenStanding standing;

    PooledToken(StoredToken row, Held held, String salt, TokenLimits defaults) {
        this.id = row.id();
        this.salt = salt;
        this.defaults = defaults;
        this.health = new TokenHealth(row.view().createdAt());
        this.row = row;
        this.standing = row.view().standing();
        this.slot = new CredentialSlot(held);
    }

    long id() {
        return id;
    }

    long ownerId() {
        return row.view().userId();
    }

    String salt() {
        return salt;
    }

    StoredToken row() {
        return row;
    }

    void row(StoredToken newRow) {
        row = newRow;
    }

    TokenStanding standing() {
        return standing;
    }

    void standing(TokenStanding newStanding) {
        standing = newStanding;
    }

    /** The credential as stored. */
    Held held() {
        return slot.held();
    }

    void held(Held stored) {
        slot.held(stored);
    }

    /** Its credential and what becomes of it. */
    CredentialSlot slot() {
        return slot;
    }

    /** When what was asked of its account. */
    TokenSchedule schedule() {
        return schedule;
    }

    TokenHealth health() {
        return health;
    }

    /** Whether the quota is to be asked for soon, since the account said it is spent. */
    boolean quotaWanted() {
        return schedule.quotaWanted();
    }

    void quotaWanted(boolean wanted) {
        schedule.quotaWanted(wanted);
    }

    /** When this node last asked for the quota, answered or not. */
    Instant quotaAskedAt() {
        return schedule.quotaAskedAt();
    }

    void quotaAskedAt(Instant time) {
        schedule.quotaAskedAt(time);
    }

    int inFlight() {
        return inFlight.get();
    }

    /** The model as the account describes it; by {@code defaults} while the account has not listed its own. */
    Optional<ModelInfo> model(String modelId, ModelList defaultModels) {
        return models(defaultModels).model(modelId);
    }

    ModelList models(ModelList defaultModels) {
        return row.models().known() ? row.models() : defaultModels;
    }

    void coolModel(String modelId, Instant until) {
        modelCooling.merge(modelId, until, (one, other) -> one.isAfter(other) ? one : other);
    }

    /** What keeps it from serving the model now; {@code shared} when a super key asks. Empty = nothing. */
    Optional<SkipReason> obstacle(String modelId, boolean shared, Instant now) {
        TokenStanding current = standing;
        if (!current.usable(now)) {
            return Optional.of(current.state() == TokenState.COOLING ? SkipReason.COOLING : SkipReason.STATE);
        }
        if (modelCooling.getOrDefault(modelId, Instant.MIN).isAfter(now)) {
            return Optional.of(SkipReason.MODEL_COOLING);
        }
        if (full()) {
            return Optional.of(SkipReason.FULL);
        }
        return rate.untilFree(now, requestsPerMinute()).isZero() ? Optional.empty() : Optional.of(SkipReason.PACE);
    }

    /** How long until it may serve the model; empty when no time is known. */
    Optional<Duration> untilFree(String modelId, Instant now) {
        TokenStanding current = standing;
        if (!current.usable(now) && !current.state().endsByTime()) {
            return Optional.empty();
        }
        Duration wait = rate.untilFree(now, requestsPerMinute());
        wait = longer(wait, Duration.between(now, current.usable(now) ? now : current.until()));
        return Optional.of(longer(wait, Duration.between(now, modelCooling.getOrDefault(modelId, now))));
    }

    /** Takes a place unless a limit was reached meanwhile; whoever gets one gives it back with {@link #release}. */
    boolean tryTake(Instant now) {
        int limit = maxConcurrency();
        int flying;
        do {
            flying = inFlight.get();
            if (limit > 0 && flying >= limit) {
                return false;
            }
        } while (!inFlight.compareAndSet(flying, flying + 1));
        if (!rate.tryAdd(now, requestsPerMinute())) {
            release();
            return false;
        }
        health.used(now);
        return true;
    }

    /** Counts another call of the same lease. */
    void again(Instant now) {
        rate.tryAdd(now, 0);
        health.used(now);
    }

    /** Counts credits that a call cost; {@code shared} when a super key asked. */
    void spent(double credits, boolean shared) {
        spent.add(credits);
        if (shared) {
            sharedSpent.add(credits);
        }
    }

    void release() {
        inFlight.decrementAndGet();
    }

    /** What a strategy is shown of it; {@code shared} when a super key asks. */
    TokenCandidate candidate(boolean shared, Instant now) {
        TokenQuota quota = row.view().quota();
        return new TokenCandidate(
                id,
                ownerId(),
                inFlight.get(),
                maxConcurrency(),
                rate.recent(now),
                health.successRate(now),
                health.lastUsed(),
                health.seenWorking(),
                row.view().rules().weight(),
                quota.known() ? quota.remaining() : -1,
                quota.known() ? quota.limit() : -1,
                quota.resetsAt());
    }

    private boolean full() {
        int limit = maxConcurrency();
        return limit > 0 && inFlight.get() >= limit;
    }

    private int maxConcurrency() {
        int own = row.view().rules().maxConcurrency();
        return own == TokenRules.AS_CONFIGURED ? defaults.maxConcurrency() : own;
    }

    private int requestsPerMinute() {
        int own = row.view().rules().requestsPerMinute();
        return own == TokenRules.AS_CONFIGURED ? defaults.requestsPerMinute() : own;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
