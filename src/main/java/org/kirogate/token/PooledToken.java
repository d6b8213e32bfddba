package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import org.kirogate.chat.ModelInfo;
import org.kirogate.upstream.Credential;

/**
 * A token in memory: its row as last read, and what only this node knows: requests in flight, health, breakers. Lives
 * as long as the row; leases keep it beyond. Thread-safe, memory only.
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
    private final Breakers breakers;
    private final AtomicReference<RefreshFlight> refresh = new AtomicReference<>();
    /** Credits that calls of this node cost since the quota was asked for. */
    private final DoubleAdder spent = new DoubleAdder();
    /** Those of them that super keys used, and that are not stored yet. */
    private final DoubleAdder sharedSpent = new DoubleAdder();
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
        this.breakers = new Breakers(defaults.breaker());
        this.row = row;
        this.standing = row.view().standing();
        this.held = held;
        if (standing.state() == TokenState.COOLING) {
            breakers.adopt(standing.until());
        }
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

    Held held() {
        return held;
    }

    void held(Held newHeld) {
        held = newHeld;
    }

    TokenHealth health() {
        return health;
    }

    Breakers breakers() {
        return breakers;
    }

    /** Somebody looked after it: what it failed at before counts no longer. */
    void forgive() {
        breakers.reset();
        health.forgetRuns();
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

    /** What keeps it from serving the model now; {@code shared} when a super key asks. Empty = nothing. */
    Optional<SkipReason> obstacle(String modelId, boolean shared, Instant now) {
        return obstacle(modelId, shared, now, false);
    }

    /**
     * The same; with {@code early}, when no other token can serve, a rest that only this program thought up keeps it
     * for no longer than a few seconds.
     */
    Optional<SkipReason> obstacle(String modelId, boolean shared, Instant now, boolean early) {
        Optional<SkipReason> rest = rest(modelId, now, early);
        if (rest.isPresent()) {
            return rest;
        }
        if (full()) {
            return Optional.of(SkipReason.FULL);
        }
        return rate.untilFree(now, requestsPerMinute()).isZero() ? Optional.empty() : Optional.of(SkipReason.PACE);
    }

    private Optional<SkipReason> rest(String modelId, Instant now, boolean early) {
        TokenStanding current = standing;
        if (!current.usable(now) && !byBreaker(current)) {
            return Optional.of(current.state() == TokenState.COOLING ? SkipReason.COOLING : SkipReason.STATE);
        }
        return breakers.obstacle(modelId, now, early);
    }

    /** Whether it is a cool-down of this node's own, so that the breaker knows more about it. */
    private boolean byBreaker(TokenStanding current) {
        return current.state() == TokenState.COOLING && !current.until().isAfter(breakers.until());
    }

    /** How long until it may serve the model if no other token can; empty when no time is known. */
    Optional<Duration> untilFree(String modelId, Instant now) {
        TokenStanding current = standing;
        if (!current.usable(now) && !current.state().endsByTime()) {
            return Optional.empty();
        }
        boolean asRow = !current.usable(now) && !byBreaker(current);
        Duration wait = longer(
                rate.untilFree(now, requestsPerMinute()), Duration.between(now, asRow ? current.until() : now));
        return Optional.of(longer(wait, Duration.between(now, breakers.freeAt(modelId, now))));
    }

    /**
     * Takes a place for the model unless a limit was reached or a rest began meanwhile; whoever gets one gives it back
     * with {@link #release}. {@code early} as in {@link #obstacle(String, boolean, Instant, boolean)}.
     */
    Optional<Place> tryTake(String modelId, Instant now, boolean early) {
        Optional<Place> place = breakers.enter(modelId, now, early);
        if (place.isEmpty()) {
            return place;
        }
        if (!tryFly()) {
            breakers.leave(place.get());
            return Optional.empty();
        }
        if (!rate.tryAdd(now, requestsPerMinute())) {
            release(place.get());
            return Optional.empty();
        }
        health.used(now);
        return place;
    }

    private boolean tryFly() {
        int limit = maxConcurrency();
        int flying;
        do {
            flying = inFlight.get();
            if (limit > 0 && flying >= limit) {
                return false;
            }
        } while (!inFlight.compareAndSet(flying, flying + 1));
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

    void release(Place place) {
        breakers.leave(place);
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
