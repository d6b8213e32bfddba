package org.kirogate.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ModelInfo;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.token.queue.Parking;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamFailure;

/**
 * Who serves a request. All tokens are in memory: taking one asks nothing of the database. Thread-safe.
 */
public final class TokenPool implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(TokenPool.class.getName());

    /** The name under which changes of tokens are announced to other nodes, see {@link org.kirogate.db.ChangeLog}. */
    public static final String ROOM = "tokens";
    /** What a super key is told when no public token is usable. */
    public static final String NO_PUBLIC_TOKEN = "暂无可用的公共 Token";
    /** What an ordinary key is told when its owner has no usable token. */
    public static final String NO_OWN_TOKEN = "你还没有可用的 Token";

    private final TokenShelf shelf;
    private final Refresher refresher;
    private final Standings standings;
    private final FailureReaction reaction;
    private final Reach reach;
    private final StrategyGuard strategy;
    private final Affinity affinity;
    private final ModelList defaultModels;
    private final ShareLedger ledger;
    private final TokenDesk desk;
    private final InstantSource clock;

    /**
     * A pool over the table; empty until {@link #reload}.
     *
     * @param upstream         whose tokens it holds
     * @param limits           of tokens that have none of their own
     * @param ownerActive      whether the person with an id is in good standing; asked for each request, answers from
     *                         memory
     * @param publicPoolClosed whether super keys reach nothing at present (self-use mode)
     * @param random           thread-safe
     */
    public TokenPool(
            Db db,
            SecretBox box,
            Digests digests,
            Upstream upstream,
            AllocationStrategy strategy,
            GatewayConfig.Pool limits,
            LongPredicate ownerActive,
            BooleanSupplier publicPoolClosed,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this(new TokenDao(db), new CredentialCodec(box, digests), upstream, strategy,
                new TokenLimits(limits.maxConcurrency(), limits.requestsPerMinute(),
                        new BreakerRule(limits.breakerFailures(), limits.breakerWindow())),
                new Affinity(limits.stickyTtl()),
                new QueueRules(limits.queueWait(), limits.queueSize(), Parking.REAL), ownerActive, publicPoolClosed,
                clock, sleeper, random);
    }

    TokenPool(
            TokenStore store,
            CredentialCodec codec,
            Upstream upstream,
            AllocationStrategy strategy,
            TokenLimits limits,
            Affinity affinity,
            QueueRules queueRules,
            LongPredicate ownerActive,
            BooleanSupplier publicPoolClosed,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.standings = new Standings(store, clock, this::changed);
        this.shelf = new TokenShelf(store, codec, upstream.name(), limits, standings);
        this.ledger = new ShareLedger(store, shelf, upstream.name(), clock);
        this.refresher = new Refresher(store, codec, upstream, clock, sleeper);
        this.reaction = new FailureReaction(standings, clock, random);
        this.strategy = new StrategyGuard(strategy);
        this.defaultModels = new ModelList(upstream.defaultModels());
        this.affinity = affinity;
        this.reach = new Reach(shelf, ownerActive, publicPoolClosed);
        Selector selector = new Selector(reach, this.strategy, affinity, defaultModels, random, this);
        this.desk = new TokenDesk(selector, new Refusals(defaultModels), queueRules, clock);
        this.clock = clock;
    }

    /**
     * Reads the table: at start and whenever another node or a person changed it. Requests in flight and health stay.
     *
     * @throws org.kirogate.db.DbException when it can't be read: then what is in memory stays in force
     */
    public void reload() {
        shelf.reload();
        changed();
    }

    /**
     * Writes changes of state that requests caused and what super keys used, and reads what those of other nodes used;
     * called every second or so, off the requests' path.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: the changes wait on
     */
    public void flush() {
        standings.flush();
        ledger.flush();
    }

    /** Writes what waits, at the stop; what can't be written is lost and said. */
    @Override
    public void close() {
        try {
            flush();
        } catch (DbException e) {
            LOG.log(System.Logger.Level.WARNING,
                    "The database is away: the last states of tokens and shared credits are lost with this stop", e);
        }
    }

    /** How many tokens the scope reaches, usable or not. */
    public int size(TokenScope scope) {
        return reach.of(scope).size();
    }

    /** How many tokens of the scope may serve now, leaving aside limits and cool-downs of single models. */
    public int usable(TokenScope scope) {
        Instant now = clock.instant();
        return (int) reach.of(scope).stream().filter(token -> token.standing().usable(now)).count();
    }

    /** How the tokens of a scope are now. */
    public PoolHealth health(TokenScope scope) {
        return PoolHealth.of(reach.of(scope), clock.instant());
    }

    /** A token as it was last read, from memory; empty when there is none of that id. */
    public Optional<TokenView> view(long tokenId) {
        return shelf.find(tokenId).map(token -> token.row().view());
    }

    /** Ids of a person's tokens, from memory. */
    public List<Long> ownedBy(long userId) {
        return shelf.ownedBy(userId).stream().map(PooledToken::id).toList();
    }

    /** The ids of {@link #models}, sorted. */
    public List<String> modelIds(TokenScope scope) {
        return models(scope).stream().map(ModelInfo::id).sorted().toList();
    }

    /** How many tokens of the scope are in each state now; a state that none is in stays out. */
    public Map<TokenState, Integer> states(TokenScope scope) {
        Instant now = clock.instant();
        Map<TokenState, Integer> counts = new EnumMap<>(TokenState.class);
        for (PooledToken token : reach.of(scope)) {
            TokenStanding standing = token.standing();
            counts.merge(standing.usable(now) ? TokenState.ACTIVE : standing.state(), 1, Integer::sum);
        }
        return counts;
    }

    /** How many of all public or of all private tokens are in each state now, whoever's they are. */
    public Map<TokenState, Integer> states(boolean isPublic) {
        Instant now = clock.instant();
        Map<TokenState, Integer> counts = new EnumMap<>(TokenState.class);
        for (PooledToken token : shelf.all()) {
            if (token.row().view().isPublic() == isPublic) {
                counts.merge(token.standing().usable(now) ? TokenState.ACTIVE : token.standing().state(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Tokens that this node found invalid or suspended since this was last asked; each is told once. */
    public List<TokenLoss> losses() {
        return standings.losses();
    }

    /** Whether there is a token of that id and it is invalid or suspended. */
    public boolean isLost(long tokenId) {
        return shelf.find(tokenId).map(token -> token.standing().state().lost()).orElse(false);
    }

    /** How renewals of bearers went on this node. */
    public RefreshFigures refreshes() {
        return refresher.figures();
    }

    /** Whose public tokens super keys can't use now, or that they can use none. */
    PoolListDao.Closed closedToSuperKeys() {
        return new PoolListDao.Closed(reach.closed(), reach.idleOwners());
    }

    /** Requests in flight on all tokens. */
    public int inFlight() {
        return shelf.all().stream().mapToInt(PooledToken::inFlight).sum();
    }

    /** What the queue of those who wait for a token did and holds. */
    public QueueFigures queue() {
        return desk.figures();
    }

    /** How often the allocation strategy failed and was passed over since the start. */
    public long strategyFallbacks() {
        return strategy.fallbacks();
    }

    /** Every model that a token of the scope lists; the provider's usual ones where none is known. Each id once. */
    public Collection<ModelInfo> models(TokenScope scope) {
        Map<String, ModelInfo> union = new LinkedHashMap<>();
        ModelList last = null;
        for (PooledToken token : reach.of(scope)) {
            ModelList models = token.models(defaultModels);
            if (models != last) {
                models.models().forEach(model -> union.putIfAbsent(model.id(), model));
                last = models;
            }
        }
        return union.isEmpty() ? defaultModels.models() : List.copyOf(union.values());
    }

    /**
     * Takes a place on a token, for a later turn of a conversation on the one that served it last if that can serve;
     * the caller closes it. When tokens are busy it waits in a queue that is fair over the callers' keys, as
     * {@code waiting} says and no longer than configured.
     *
     * @throws GatewayException MODEL_NOT_FOUND when no token of the scope lists the model; POOL_EMPTY, with a time
     *     after which a repeat may work, when none that does can serve now or soon; RATE_LIMITED, with such a time,
     *     when they are busy and the queue is full or did not help; UNAVAILABLE when the thread was interrupted,
     *     whose flag is set again
     */
    public TokenLease acquire(TokenAsk ask, Waiting waiting) {
        return desk.acquire(ask, waiting);
    }

    /** A caller was told that all tokens are busy: not every refusal of {@link #acquire} is the end of a request. */
    public void toldBusy() {
        desk.toldBusy();
    }

    /**
     * What a caller is told when no token of the scope is usable; a repeat may work in a few seconds, as far as is
     * known.
     */
    public static GatewayException empty(TokenScope scope) {
        return Refusals.empty(scope);
    }

    Refresher refresher() {
        return refresher;
    }

    Standings standings() {
        return standings;
    }

    FailureReaction reaction() {
        return reaction;
    }

    TokenShelf shelf() {
        return shelf;
    }

    boolean again(PooledToken token) {
        return token.again(clock.instant());
    }

    void answering(PooledToken token, Place place) {
        place.end(Place.End.UNKNOWN);
        if (token.breakers().answering(place)) {
            standings.recovered(token);
            changed();
        }
    }

    void succeeded(PooledToken token, Place place, String conversation) {
        Instant now = clock.instant();
        token.health().succeeded(now);
        place.end(Place.End.UNKNOWN);
        token.breakers().succeeded(place, now);
        standings.recovered(token);
        affinity.served(conversation, token.id(), now);
    }

    void spent(PooledToken token, double credits, boolean shared) {
        token.allowance().spent(credits, shared, clock.instant());
    }

    void spentUnmetered(PooledToken token, boolean shared) {
        token.allowance().spentUnmetered(shared, clock.instant());
    }

    void failed(PooledToken token, Place place, UpstreamFailure failure) {
        reaction.request(token, place, failure);
        if (failure.kind() == UpstreamFailure.Kind.MODEL) {
            token.schedule().modelsWanted(true);
        }
    }

    void left(PooledToken token, Place place) {
        reaction.ended(token, place);
    }

    void released(PooledToken token, Place place, Instant takenAt) {
        desk.released(token, place, takenAt);
    }

    /** Tokens or their states have changed: those who wait may be served now. */
    private void changed() {
        desk.changed();
    }
}
