package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ModelInfo;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.support.SteppedClock;
import org.kirogate.token.queue.Parking;
import org.kirogate.token.strategy.Sequential;
import org.kirogate.upstream.Credential;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamFailure;

/** A pool over rows in memory, a scripted provider, a stepped clock and a sleeper that moves it. */
public final class PoolFixture {
    public static final long OWNER = 1;
    static final SecretBox BOX = new SecretBox(Base64.getEncoder().encodeToString(new byte[32]), List.of());
    /** For ever, without a word. */
    static final Waiting QUIETLY = new Waiting(Instant.MAX, Duration.ofHours(1), () -> { }, selection -> { });
    static final Duration STICKY = Duration.ofHours(1);
    static final Digests DIGESTS = new Digests("a secret of at least 32 characters");

    public final SteppedClock clock = new SteppedClock();
    public final ScriptedUpstream upstream = new ScriptedUpstream();
    /** Every pause, in order; a pause moves the clock. */
    public final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
    public final Sleeper sleeper = duration -> {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        clock().advance(duration);
    };
    final Set<Long> banned = ConcurrentHashMap.newKeySet();
    final MemoryTokenStore store = new MemoryTokenStore(clock);
    final CredentialCodec codec = new CredentialCodec(BOX, DIGESTS);
    boolean publicPoolClosed;
    /** Where a pool made from now on has its chance from. */
    Supplier<RandomGenerator> chance = () -> new Random(1);
    private AllocationStrategy strategy = new Sequential();
    private TokenLimits limits = new TokenLimits(0, 0, BreakerRule.USUAL);
    private QueueRules queueRules = new QueueRules(Duration.ZERO, 1, new SteppingParking(clock));
    private TokenPool pool;

    private SteppedClock clock() {
        return clock;
    }

    public PoolFixture strategy(AllocationStrategy newStrategy) {
        strategy = newStrategy;
        return this;
    }

    public PoolFixture limits(int maxConcurrency, int requestsPerMinute) {
        limits = new TokenLimits(maxConcurrency, requestsPerMinute, BreakerRule.USUAL);
        return this;
    }

    /** Requests wait when tokens are busy; a wait in a test's own thread moves the clock. */
    public PoolFixture queue(Duration wait, int size) {
        return queue(wait, size, new SteppingParking(clock));
    }

    /** The same with another way to wait. */
    public PoolFixture queue(Duration wait, int size, Parking parking) {
        queueRules = new QueueRules(wait, size, parking);
        return this;
    }

    /** However often the service fails, no token rests for that. */
    public PoolFixture neverResting() {
        limits = new TokenLimits(0, 0, new BreakerRule(Integer.MAX_VALUE, Duration.ofSeconds(60)));
        return this;
    }

    /** A public token of {@link #OWNER} whose bearer never ends. */
    public PoolFixture token(long id) {
        return token(id, OWNER, true);
    }

    public PoolFixture token(long id, long owner, boolean isPublic) {
        return token(id, owner, isPublic, List.of());
    }

    public PoolFixture token(long id, long owner, boolean isPublic, List<String> models) {
        return put(id, owner, isPublic, models, bearer(id, Instant.MAX));
    }

    /** A public token whose bearer ends at a time. */
    public PoolFixture tokenUntil(long id, Instant expiresAt) {
        return put(id, OWNER, true, List.of(), bearer(id, expiresAt));
    }

    /** A public token with that credential. */
    public PoolFixture token(long id, Credential credential) {
        return put(id, OWNER, true, List.of(), credential);
    }

    /** A token without anything to renew its bearer with. */
    public PoolFixture apiKey(long id) {
        return put(id, OWNER, true, List.of(), new Credential("api_key", "key" + id, "", Instant.MAX, Map.of()));
    }

    /** A public token for which people set that. */
    public PoolFixture token(long id, TokenRules rules) {
        token(id);
        StoredToken row = store.find(id).orElseThrow();
        store.put(with(row, row.view().standing(), row.view().quota(), rules));
        return this;
    }

    public static Credential bearer(long id, Instant expiresAt) {
        return new Credential("social", "access" + id, "refresh" + id, expiresAt, Map.of());
    }

    /** What people set for a token and what its account may still use, as every pool reads it from now on. */
    PoolFixture rules(long id, TokenRules rules, TokenQuota quota) {
        store.put(with(with(store.find(id).orElseThrow(), rules), quota));
        if (pool != null) {
            pool.reload();
        }
        return this;
    }

    public TokenPool pool() {
        if (pool == null) {
            pool = newPool();
        }
        return pool;
    }

    /** Another node's pool on the same rows. */
    TokenPool newPool() {
        return poolOf(upstream);
    }

    /** A pool of the same rows over another provider. */
    public TokenPool poolOf(Upstream provider) {
        TokenPool made = new TokenPool(store, codec, provider, strategy, limits, new Affinity(STICKY), queueRules,
                owner -> !banned.contains(owner), () -> publicPoolClosed, clock, sleeper, chance.get());
        made.reload();
        return made;
    }

    public TokenLease acquire() {
        return pool().acquire(ask(), QUIETLY);
    }

    public static TokenAsk ask() {
        return new TokenAsk(new TokenScope.PublicTokens(), ScriptedUpstream.MODEL, Set.of());
    }

    /** The token's state in this node's memory. */
    public TokenState state(long id) {
        return pooled(id).standing().state();
    }

    /** When the token's state ends by itself. */
    public Instant until(long id) {
        return pooled(id).standing().until();
    }

    /** Puts a token back into service as it stands now. */
    void heal(long id) {
        pool().standings().heal(pooled(id), pooled(id).standing(), TokenStanding.ACTIVE);
    }

    /** The next request that the token's breakers let in fails, however long they rest. */
    public void fail(long id, UpstreamFailure failure) {
        fail(pool(), id, failure, ScriptedUpstream.MODEL);
    }

    static void fail(TokenPool pool, long id, UpstreamFailure failure, String modelId) {
        PooledToken token = pool.shelf().find(id).orElseThrow();
        Place place = token.breakers().enter(modelId, Instant.MAX, false).orElseThrow();
        pool.failed(token, place, failure);
        pool.left(token, place);
        token.breakers().leave(place);
    }

    public int inFlight(long id) {
        return pooled(id).inFlight();
    }

    /** Credits that super keys used of a token, as this node knows. */
    public double sharedUsed(long id) {
        return pooled(id).allowance().shared().total();
    }

    public void closePublicPool() {
        publicPoolClosed = true;
    }

    PooledToken pooled(long id) {
        return pool().shelf().find(id).orElseThrow();
    }

    static StoredToken with(StoredToken row, TokenStanding standing) {
        return with(row, standing, row.view().quota());
    }

    static StoredToken with(StoredToken row, TokenQuota quota) {
        return with(row, row.view().standing(), quota);
    }

    static StoredToken with(StoredToken row, TokenRules rules) {
        return with(row, row.view().standing(), row.view().quota(), rules);
    }

    private static StoredToken with(StoredToken row, TokenStanding standing, TokenQuota quota) {
        return with(row, standing, quota, row.view().rules());
    }

    private static StoredToken with(StoredToken row, TokenStanding standing, TokenQuota quota, TokenRules rules) {
        TokenView view = row.view();
        return new StoredToken(
                new TokenView(view.id(), view.userId(), view.provider(), view.kind(), view.name(), view.isPublic(),
                        standing, view.plan(), view.emailMasked(), quota, view.modelIds(), rules, view.own(),
                        view.pool(), view.createdAt(), view.version()),
                row.secret(), row.models(), row.modelsCheckedAt(), row.checkedAt());
    }

    private PoolFixture put(long id, long owner, boolean isPublic, List<String> modelIds, Credential credential) {
        TokenUse unused = new TokenUse(0, 0, 0, Instant.EPOCH);
        List<ModelInfo> models = modelIds.stream().map(ScriptedUpstream::model).toList();
        store.put(new StoredToken(
                new TokenView(id, owner, "scripted", credential.kind(), "token " + id, isPublic, TokenStanding.ACTIVE,
                        "", "", TokenQuota.UNKNOWN, modelIds, TokenRules.USUAL, unused, unused,
                        clock.instant(), 0),
                new SealedCredential(codec.seal(credential), 0),
                models.isEmpty() ? ModelList.UNKNOWN : new ModelList(models),
                Instant.EPOCH,
                Instant.EPOCH));
        return this;
    }
}
