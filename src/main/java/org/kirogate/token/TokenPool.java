package org.kirogate.token;

import java.time.Duration;
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
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;
import org.kirogate.secret.Digests;
import org.kirogate.secret.SecretBox;
import org.kirogate.upstream.Upstream;
import org.kirogate.upstream.UpstreamFailure;

/**
 * Who serves a request. All tokens are in memory: taking one asks nothing of the database. Thread-safe.
 */
public final class TokenPool {
    /** The name under which changes of tokens are announced to other nodes, see {@link org.kirogate.db.ChangeLog}. */
    public static final String ROOM = "tokens";
    /** What a super key is told when no public token is usable. */
    public static final String NO_PUBLIC_TOKEN = "暂无可用的公共 Token";
    /** What an ordinary key is told when its owner has no usable token. */
    public static final String NO_OWN_TOKEN = "你还没有可用的 Token";

    /** Clients give up on a longer wait than this; a shorter one than a second is no wait. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(20);
    private static final Duration WORTH_WAITING = Duration.ofMinutes(10);
    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration UNKNOWN_RETRY_AFTER = Duration.ofSeconds(5);

    private final TokenShelf shelf;
    private final Refresher refresher;
    private final Standings standings;
    private final FailureReaction reaction;
    private final Reach reach;
    private final StrategyGuard strategy;
    private final Affinity affinity;
    private final ModelList defaultModels;
    private final Selector selector;
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
                new TokenLimits(limits.maxConcurrency(), limits.requestsPerMinute()), new Affinity(limits.stickyTtl()),
                ownerActive, publicPoolClosed, clock, sleeper, random);
    }

    TokenPool(
            TokenStore store,
            CredentialCodec codec,
            Upstream upstream,
            AllocationStrategy strategy,
            TokenLimits limits,
            Affinity affinity,
            LongPredicate ownerActive,
            BooleanSupplier publicPoolClosed,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.standings = new Standings(store, clock);
        this.shelf = new TokenShelf(store, codec, upstream.name(), limits, standings);
        this.refresher = new Refresher(store, codec, upstream, clock, sleeper);
        this.reaction = new FailureReaction(standings, clock);
        this.strategy = new StrategyGuard(strategy);
        this.defaultModels = new ModelList(upstream.defaultModels());
        this.affinity = affinity;
        this.reach = new Reach(shelf, ownerActive, publicPoolClosed);
        this.selector = new Selector(reach, this.strategy, affinity, defaultModels, random, this);
        this.clock = clock;
    }

    /**
     * Reads the table: at start and whenever another node or a person changed it. Requests in flight and health stay.
     *
     * @throws org.kirogate.db.DbException when it can't be read: then what is in memory stays in force
     */
    public void reload() {
        shelf.reload();
    }

    /**
     * Writes changes of state that requests caused; called every second or so, off their path.
     *
     * @throws org.kirogate.db.DbException when the database can't be reached: the changes wait on
     */
    public void flush() {
        standings.flush();
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

    /** Requests in flight on all tokens. */
    public int inFlight() {
        return shelf.all().stream().mapToInt(PooledToken::inFlight).sum();
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
     * Takes a place on a token, for a later turn of a conversation on the one that served it last if that can serve; the caller
     * closes it.
     *
     * @throws GatewayException MODEL_NOT_FOUND when no token of the scope lists the model; POOL_EMPTY, with a time
     *     after which a repeat may work, when none that does can serve now
     */
    public TokenLease acquire(TokenAsk ask, Waiting waiting) {
        Instant now = clock.instant();
        Selector.Taken taken = selector.take(ask, Duration.ZERO, now);
        waiting.seen().accept(taken.selection());
        if (taken.lease() == null) {
            throw nothing(taken.look().reach(), ask, now);
        }
        return taken.lease();
    }

    /**
     * What a caller is told when no token of the scope is usable; a repeat may work in a few seconds, as far as is
     * known.
     */
    public static GatewayException empty(TokenScope scope) {
        return new GatewayException(Fault.POOL_EMPTY, scope.accept(new TokenScope.Visitor<>() {
            @Override
            public String own(TokenScope.OwnTokens own) {
                return NO_OWN_TOKEN;
            }

            @Override
            public String everyPublic(TokenScope.PublicTokens everyPublic) {
                return NO_PUBLIC_TOKEN;
            }
        })).retryAfter(UNKNOWN_RETRY_AFTER);
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

    void again(PooledToken token) {
        token.again(clock.instant());
    }

    void succeeded(PooledToken token, String conversation) {
        Instant now = clock.instant();
        token.health().succeeded(now);
        affinity.served(conversation, token.id(), now);
    }

    void spent(PooledToken token, double credits, boolean shared) {
        token.spent(credits, shared);
    }

    void failed(PooledToken token, UpstreamFailure failure, String modelId) {
        reaction.request(token, failure, modelId);
    }

    private GatewayException nothing(List<PooledToken> reach, TokenAsk ask, Instant now) {
        List<PooledToken> serving =
                reach.stream().filter(token -> token.models(defaultModels).lists(ask.modelId())).toList();
        if (serving.isEmpty() && !reach.isEmpty()) {
            return new GatewayException(Fault.MODEL_NOT_FOUND, "No account offers the model " + ask.modelId() + ".")
                    .about("model");
        }
        GatewayException empty = empty(ask.scope());
        return serving.stream()
                .filter(token -> !ask.exclude().contains(token.id()))
                .map(token -> token.untilFree(ask.modelId(), now))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .map(wait -> retryAfter(empty, wait))
                .orElse(empty);
    }

    /** When the first token is back only in a long while (its quota is used up), a client that repeats keeps its user waiting. */
    private static GatewayException retryAfter(GatewayException empty, Duration wait) {
        return wait.compareTo(WORTH_WAITING) > 0 ? empty.retryAfter(wait).noRetry() : empty.retryAfter(clamp(wait));
    }

    private static Duration clamp(Duration wait) {
        if (wait.compareTo(LONGEST_RETRY_AFTER) > 0) {
            return LONGEST_RETRY_AFTER;
        }
        return wait.compareTo(SHORTEST_RETRY_AFTER) < 0 ? SHORTEST_RETRY_AFTER : wait;
    }
}
