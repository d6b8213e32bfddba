package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<RefreshFlight> refresh = new AtomicReference<>();
    private final Allowance allowance;
    private volatile StoredToken row;
    private volatile TokenStanding standing;
    private volatile Held held;
    /** A renewed credential that could not be stored, with the version it was made from; null = none. */
    private volatile Held unsaved;
    private volatile Instant refreshAgainAt = Instant.EPOCH;
    private volatile boolean quotaWanted;
    private volatile Instant quotaAskedAt = Instant.EPOCH;
    private volatile Instant modelsAskedAt = Instant.EPOCH;

    PooledToken(StoredToken row, Held held, String salt, TokenLimits defaults) {
        this.id = row.id();
        this.salt = salt;
        this.defaults = defaults;
        this.health = new TokenHealth(row.view().createdAt());
        this.allowance = new Allowance(row.view());
        this.row = row;
        this.standing = row.view().standing();
        this.held = held;
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
        allowance.row(newRow.view());
    }

    /** What is left of its quota, and for whom. */
    Allowance allowance() {
        return allowance;
    }

    TokenStanding standing() {
        return standing;
    }

    void standing(TokenStanding newStanding) {
        standing = newStanding;
    }

    Held held() {
        return held;
    }

    void held(Held newHeld) {
        held = newHeld;
    }

    TokenHealth health() {
        return health;
    }

    /** A renewed credential that is not stored yet, made from this version. */
    Optional<Credential> unsaved(long fromVersion) {
        Held current = unsaved;
        return current == null || current.version() != fromVersion
                ? Optional.empty() : Optional.of(current.credential());
    }

    void unsaved(Credential renewed, long fromVersion) {
        unsaved = new Held(renewed, fromVersion);
    }

    void saved() {
        unsaved = null;
    }

    /** The one refresh that may be under way; empty reference = none. */
    AtomicReference<RefreshFlight> refresh() {
        return refresh;
    }

    /** Not before this time is a refresh tried again while the bearer still holds. */
    Instant refreshAgainAt() {
        return refreshAgainAt;
    }

    void refreshAgainAt(Instant time) {
        refreshAgainAt = time;
    }

    /** Whether the quota is to be asked for soon, since the account said it is spent. */
    boolean quotaWanted() {
        return quotaWanted;
    }

    void quotaWanted(boolean wanted) {
        quotaWanted = wanted;
    }

    /** When this node last asked for the quota, answered or not. */
    Instant quotaAskedAt() {
        return quotaAskedAt;
    }

    void quotaAskedAt(Instant time) {
        quotaAskedAt = time;
    }

    /** When this node last asked for the models, answered or not. */
    Instant modelsAskedAt() {
        return modelsAskedAt;
    }

    void modelsAskedAt(Instant time) {
        modelsAskedAt = time;
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

    /**
     * What keeps it from serving the model now; {@code shared} when a super key asks. Empty = nothing. The owner's
     * terms come first: what they forbid is not worth waiting for, however soon the token is free.
     */
    Optional<SkipReason> obstacle(String modelId, boolean shared, Instant now) {
        Optional<SkipReason> barred = shared ? allowance.bar(modelId, now) : Optional.empty();
        if (barred.isPresent()) {
            return barred;
        }
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

    /** How long until it may serve the model to its owner; empty when no time is known. */
    Optional<Duration> untilFree(String modelId, Instant now) {
        TokenStanding current = standing;
        if (!current.usable(now) && !current.state().endsByTime()) {
            return Optional.empty();
        }
        Duration wait = rate.untilFree(now, requestsPerMinute());
        wait = longer(wait, Duration.between(now, current.usable(now) ? now : current.until()));
        return Optional.of(longer(wait, Duration.between(now, modelCooling.getOrDefault(modelId, now))));
    }

    /** How long until it may serve the model to a caller, also by its owner's terms; empty when no time is known. */
    Optional<Duration> untilFree(String modelId, boolean shared, Instant now) {
        Optional<Duration> free = untilFree(modelId, now);
        if (!shared) {
            return free;
        }
        return free.flatMap(wait -> allowance.untilShared(modelId, now).map(other -> longer(wait, other)));
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
                allowance.left(shared),
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
