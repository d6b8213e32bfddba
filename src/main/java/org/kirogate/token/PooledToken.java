package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Allowance allowance;
    private final CredentialSlot slot;
    private final TokenSchedule schedule = new TokenSchedule();
    private volatile StoredToken row;
    private volatile TokenStanding standing;

    PooledToken(StoredToken row, Held held, String salt, TokenLimits defaults) {
        this.id = row.id();
        this.salt = salt;
        this.defaults = defaults;
        this.health = new TokenHealth(row.view().createdAt());
        this.allowance = new Allowance(row.view());
        this.breakers = new Breakers(defaults.breaker());
        this.row = row;
        this.standing = row.view().standing();
        this.slot = new CredentialSlot(held);
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

    Breakers breakers() {
        return breakers;
    }

    /** Somebody looked after it: what it failed at before counts no longer. */
    void forgive() {
        breakers.reset();
        health.forgetRuns();
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

    /** How busy it is, and its limits. */
    TokenLoad load() {
        return new TokenLoad(inFlight(), maxConcurrency(), requestsPerMinute());
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
     * The same; with {@code early}, when no other token can serve, a rest that only this program thought up does not keep
     * it for longer than a few seconds. The owner's terms come first: what they forbid is not worth waiting for, however
     * soon the token is free.
     */
    Optional<SkipReason> obstacle(String modelId, boolean shared, Instant now, boolean early) {
        Optional<SkipReason> barred = shared ? allowance.bar(modelId, now) : Optional.empty();
        if (barred.isPresent()) {
            return barred;
        }
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

    /** How long until it may serve the model to a caller, also by its owner's terms; empty when no time is known. */
    Optional<Duration> untilFree(String modelId, boolean shared, Instant now) {
        Optional<Duration> free = untilFree(modelId, now);
        if (!shared) {
            return free;
        }
        return free.flatMap(wait -> allowance.untilShared(modelId, now).map(other -> longer(wait, other)));
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

    /** Counts another call of the same lease; false when the token may be given no more in this minute. */
    boolean again(Instant now) {
        boolean allowed = rate.tryAdd(now, requestsPerMinute());
        if (allowed) {
            health.used(now);
        }
        return allowed;
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
