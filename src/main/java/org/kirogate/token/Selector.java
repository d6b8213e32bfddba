package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kirogate.chat.ModelInfo;

/** Looks at the tokens a request reaches and takes a place on one of those that can serve it. Thread-safe. */
final class Selector {
    /**
     * One look at the pool.
     *
     * @param reach      every token of the scope
     * @param candidates those that can serve
     * @param skips      why the others can't
     */
    record Look(List<PooledToken> reach, List<TokenCandidate> candidates, Skips skips) {}

    /** What a look led to; {@code lease} is null when no token could serve. */
    record Taken(TokenLease lease, Look look, Selection selection) {}

    private final Reach reach;
    private final StrategyGuard strategy;
    private final Affinity affinity;
    private final ModelList defaultModels;
    private final RandomGenerator random;
    private final TokenPool pool;

    Selector(
            Reach reach,
            StrategyGuard strategy,
            Affinity affinity,
            ModelList defaultModels,
            RandomGenerator random,
            TokenPool pool) {
        this.reach = reach;
        this.strategy = strategy;
        this.affinity = affinity;
        this.defaultModels = defaultModels;
        this.random = random;
        this.pool = pool;
    }

    /** Takes a place if any token can serve now; {@code waited} is told in the selection. */
    Taken take(TokenAsk ask, Duration waited, Instant now) {
        long known = ask.turn().later() ? affinity.recall(ask.turn().conversation(), now) : 0;
        while (true) {
            Look look = look(ask, now);
            if (look.candidates().isEmpty()) {
                return lastResort(ask, look, known, waited, now);
            }
            boolean sticks = known != 0 && find(look.candidates(), known);
            StrategyGuard.Choice choice = sticks
                    ? new StrategyGuard.Choice(known, false, List.of())
                    : strategy.choose(look.candidates(), new AllocationAsk(ask.modelId(), now, random));
            PooledToken token = token(look.reach(), choice.tokenId());
            Optional<ModelInfo> model = token.model(ask.modelId(), defaultModels);
            // Between the look and the grasp other requests may have filled it: then it is no candidate any more.
            Optional<Place> place =
                    model.isEmpty() ? Optional.empty() : token.tryTake(ask.modelId(), now, false);
            if (place.isPresent()) {
                TokenLease lease = lease(token, place.get(), model.get(), ask, now);
                return new Taken(lease, look,
                        selection(look, choice.best(), token.id(), how(sticks, choice), sticky(ask, known, token.id()),
                                waited));
            }
        }
    }

    /** What a look leads to that takes nothing. */
    Taken none(TokenAsk ask, Duration waited, Instant now) {
        Look look = look(ask, now);
        long known = ask.turn().later() ? affinity.recall(ask.turn().conversation(), now) : 0;
        return new Taken(null, look, selection(look, List.of(), 0, Selection.How.NONE, sticky(ask, known, 0), waited));
    }

    /** Whether a token is of those that the request may take at all, whatever it does at present. */
    boolean mayServe(PooledToken token, TokenAsk ask) {
        return Reach.includes(ask.scope(), token)
                && !ask.exclude().contains(token.id())
                && token.models(defaultModels).lists(ask.modelId());
    }

    /** What keeps a token from serving the request now; empty = nothing. */
    Optional<SkipReason> obstacle(PooledToken token, TokenAsk ask, Instant now) {
        return obstacle(token, ask, now, false);
    }

    private TokenLease lease(PooledToken token, Place place, ModelInfo model, TokenAsk ask, Instant now) {
        return new TokenLease(token, place, model, ask.turn().conversation(), shared(ask), now, pool);
    }

    /**
     * No token can serve. When one rests only because this program thought so, for the service failed all of them at
     * once, say, the one that would be back first is tried before its time; one at a time, until one is found to work.
     */
    private Taken lastResort(TokenAsk ask, Look look, long known, Duration waited, Instant now) {
        Optional<PooledToken> leastBad = look.skips().count(SkipReason.PROBING) > 0
                ? Optional.empty()
                : look.reach().stream()
                        .filter(token -> obstacle(token, ask, now, true).isEmpty())
                        .min(Comparator.comparing(token -> token.breakers().until()));
        if (leastBad.isPresent()) {
            PooledToken token = leastBad.get();
            Optional<ModelInfo> model = token.model(ask.modelId(), defaultModels);
            Optional<Place> place =
                    model.isEmpty() ? Optional.empty() : token.tryTake(ask.modelId(), now, true);
            if (place.isPresent()) {
                return new Taken(lease(token, place.get(), model.get(), ask, now), look, selection(
                        look, List.of(), token.id(), Selection.How.EARLY, sticky(ask, known, token.id()), waited));
            }
        }
        return new Taken(null, look, selection(look, List.of(), 0, Selection.How.NONE, sticky(ask, known, 0), waited));
    }

    private Look look(TokenAsk ask, Instant now) {
        List<PooledToken> reached = reach.of(ask.scope());
        boolean shared = shared(ask);
        List<TokenCandidate> candidates = new ArrayList<>(reached.size());
        Skips skips = new Skips();
        for (PooledToken token : reached) {
            Optional<SkipReason> obstacle = obstacle(token, ask, now, false);
            if (obstacle.isPresent()) {
                skips.add(obstacle.get(), token.id());
            } else {
                candidates.add(token.candidate(shared, now));
            }
        }
        return new Look(reached, candidates, skips);
    }

    private Optional<SkipReason> obstacle(PooledToken token, TokenAsk ask, Instant now, boolean early) {
        if (ask.exclude().contains(token.id())) {
            return Optional.of(SkipReason.TRIED);
        }
        if (!token.models(defaultModels).lists(ask.modelId())) {
            return Optional.of(SkipReason.MODEL);
        }
        return token.obstacle(ask.modelId(), shared(ask), now, early);
    }

    private static Selection.How how(boolean sticks, StrategyGuard.Choice choice) {
        if (sticks) {
            return Selection.How.STICKY;
        }
        return choice.byStrategy() ? Selection.How.STRATEGY : Selection.How.FALLBACK;
    }

    /** Whether the owners' terms hold: for super keys, not for an owner's own keys. */
    static boolean shared(TokenAsk ask) {
        return ask.scope() instanceof TokenScope.PublicTokens;
    }

    private static Selection selection(
            Look look, List<TokenScore> best, long tokenId, Selection.How how, Selection.Sticky sticky,
            Duration waited) {
        return new Selection(
                look.reach().size(), look.candidates().size(), look.skips(), best, tokenId, how, sticky, waited);
    }

    private static Selection.Sticky sticky(TokenAsk ask, long known, long taken) {
        if (!ask.turn().later() || ask.turn().conversation().isEmpty()) {
            return Selection.Sticky.NONE;
        }
        if (known == 0) {
            return Selection.Sticky.UNKNOWN;
        }
        return known == taken ? Selection.Sticky.HIT : Selection.Sticky.MISS;
    }

    private static boolean find(List<TokenCandidate> candidates, long id) {
        for (TokenCandidate candidate : candidates) {
            if (candidate.id() == id) {
                return true;
            }
        }
        return false;
    }

    private static PooledToken token(List<PooledToken> reached, long id) {
        for (PooledToken token : reached) {
            if (token.id() == id) {
                return token;
            }
        }
        throw new IllegalStateException("a candidate that is not in the pool: " + id);
    }
}
