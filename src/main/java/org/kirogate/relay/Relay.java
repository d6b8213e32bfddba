package org.kirogate.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ChatRequest;
import org.kirogate.chat.ModelInfo;
import org.kirogate.chat.OutputFormat;
import org.kirogate.chat.Thinking;
import org.kirogate.config.GatewayConfig;
import org.kirogate.fault.GatewayException;
import org.kirogate.token.Sleeper;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;
import org.kirogate.upstream.ResolvedModel;
import org.kirogate.upstream.Upstream;

/** Has requests answered: finds the model, takes tokens, tries again where that helps. Thread-safe. */
public final class Relay {

    /** What the tries of every request work with. */
    record Means(
            TokenPool pool,
            Upstream upstream,
            GatewayConfig.Relay config,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {}

    /** A name and the ids it is looked for among. */
    private record Asked(String model, List<String> listed) {}

    private static final int MEANINGS_KEPT = 1000;
    /** Longer than anybody waits; a time to reckon with, unlike the last one there is. */
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final int NAMES_HINTED = 3;

    private final Means means;
    private final Map<Asked, ResolvedModel> meanings = new ConcurrentHashMap<>();

    /** A relay from a pool to the provider whose tokens it holds; {@code random} must be thread-safe. */
    public Relay(
            TokenPool pool,
            Upstream upstream,
            GatewayConfig.Relay config,
            InstantSource clock,
            Sleeper sleeper,
            RandomGenerator random) {
        this.means = new Means(pool, upstream, config, clock, sleeper, random);
    }

    /**
     * Has a request answered; blocks until the answer begins. The caller closes what comes back. A request that offers
     * searches or asks for JSON may take several calls, before the answer begins and while it goes on.
     *
     * @param trace filled on the way, also when this throws
     * @throws GatewayException MODEL_NOT_FOUND, POOL_EMPTY, RATE_LIMITED (also when all tokens stay busy), OVERLOADED,
     *     CONTEXT_TOO_LARGE, INVALID_REQUEST, UPSTREAM_FAILED (also for JSON that is no good after a second try),
     *     UPSTREAM_TIMEOUT (of the first piece or of the whole answer): never 401, since the caller's own key
     *     is fine. The cause is the failure it tells of, the others are suppressed; nothing is left open
     * @throws org.kirogate.db.DbException when a bearer had to be renewed and the database can't be reached
     */
    public RelayedReply open(RelayRequest request, RelayTrace trace) {
        return open(request, trace, underWay -> { });
    }

    /**
     * The same, telling the caller whenever the time of a ping has passed in silence, so that a client can be shown a
     * sign of life before the answer begins: models think for a minute and longer, and proxies give up sooner.
     *
     * @param listener called by this thread; what it throws ends the attempt and comes out of here
     */
    public RelayedReply open(RelayRequest request, RelayTrace trace, Listener listener) {
        trace.began(request.chat());
        ResolvedModel model = resolve(request);
        trace.resolved(model);
        ChatRequest chat = model.thinking() ? thinking(request.chat()) : request.chat();
        Errand errand = new Errand(request, model.id(), trace, listener, deadline(request));
        if (!chat.search().isOffered() && chat.outputFormat().kind() == OutputFormat.Kind.TEXT) {
            Stages stages = new Stages(means.upstream(), chat, trace, true);
            return new Attempts(means, errand, chat, stages).run();
        }
        return new Rounds(means, errand).answer(chat);
    }

    /** The models that the tokens of a scope list. */
    public Collection<ModelInfo> models(TokenScope scope) {
        return means.pool().models(scope);
    }

    /**
     * The listed model that a name means, by the same rules as a request's.
     *
     * @throws GatewayException MODEL_NOT_FOUND when it means none
     */
    public ModelInfo model(String asked, TokenScope scope) {
        Collection<ModelInfo> listed = models(scope);
        return meant(asked, listed)
                .flatMap(model -> listed.stream().filter(info -> info.id().equals(model.id())).findFirst())
                .orElseThrow(() -> notFound(asked, listed));
    }

    private Instant deadline(RelayRequest request) {
        Duration limit = means.config().answerTimeout();
        return request.startedAt().plus(limit.isZero() ? FOR_EVER : limit);
    }

    private ResolvedModel resolve(RelayRequest request) {
        Collection<ModelInfo> listed = models(request.scope());
        return meant(request.chat().model(), listed).orElseThrow(() ->
                means.pool().size(request.scope()) == 0
                        ? TokenPool.empty(request.scope())
                        : notFound(request.chat().model(), listed));
    }

    private static GatewayException notFound(String asked, Collection<ModelInfo> listed) {
        List<String> ids = listed.stream().map(ModelInfo::id).toList();
        return FaultOf.modelNotFound(asked, NearestNames.of(asked, ids, NAMES_HINTED), null);
    }

    /**
     * What a name means among listed models: worked out once for each name and list, since requests ask the same
     * again.
     */
    private Optional<ResolvedModel> meant(String asked, Collection<ModelInfo> models) {
        List<String> listed = models.stream().map(ModelInfo::id).toList();
        if (meanings.size() >= MEANINGS_KEPT) {
            meanings.clear();
        }
        return Optional.ofNullable(meanings.computeIfAbsent(new Asked(asked, listed),
                name -> means.upstream().resolve(name.model(), name.listed()).orElse(null)));
    }

    /** A name that asks for reasoning turns it on, unless the request itself says something about it. */
    private static ChatRequest thinking(ChatRequest chat) {
        if (chat.thinking().mode() != Thinking.Mode.UNSET) {
            return chat;
        }
        Thinking on = new Thinking(Thinking.Mode.ENABLED, chat.thinking().budgetTokens(), chat.thinking().effort());
        return chat.withThinking(on);
    }
}
