package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The breaker of a token and those of its models; a model has one only since it failed. Thread-safe, memory only. */
final class Breakers {
    /** More models than any account lists. */
    static final int MAX_MODELS = 64;

    private final BreakerRule rule;
    private final Breaker account;
    private final Map<String, Breaker> models = new ConcurrentHashMap<>();

    Breakers(BreakerRule rule) {
        this.rule = rule;
        this.account = new Breaker(rule);
    }

    /** When they open. */
    BreakerRule rule() {
        return rule;
    }

    /** What keeps requests for the model out; {@code early} as in {@link Breaker#state}. */
    Optional<SkipReason> obstacle(String modelId, Instant now, boolean early) {
        Optional<SkipReason> ofAccount = reason(account.state(now, early), SkipReason.COOLING);
        if (ofAccount.isPresent()) {
            return ofAccount;
        }
        Breaker model = models.get(modelId);
        return model == null ? Optional.empty() : reason(model.state(now, early), SkipReason.MODEL_COOLING);
    }

    /** Lets a request for the model in unless a breaker is open; it leaves with {@link #leave}. */
    Optional<Place> enter(String modelId, Instant now, boolean early) {
        Breaker.Pass ofAccount = account.enter(now, early);
        if (ofAccount == null) {
            return Optional.empty();
        }
        Breaker model = models.get(modelId);
        Breaker.Pass ofModel = model == null ? Breaker.FIRST : model.enter(now, early);
        if (ofModel == null) {
            account.leave(ofAccount);
            return Optional.empty();
        }
        return Optional.of(new Place(modelId, ofAccount, ofModel));
    }

    /** The request is over; what it did not find out another may. */
    void leave(Place place) {
        account.leave(place.account());
        Breaker model = models.get(place.modelId());
        if (model != null) {
            model.leave(place.model());
        }
    }

    /** The service began to answer. True when the token has its breaker closed by that. */
    boolean answering(Place place) {
        Breaker model = models.get(place.modelId());
        if (model != null) {
            model.answering(place.model());
        }
        return account.answering(place.account());
    }

    /** The request ended well. True when that ended what the opening of the token's breaker began. */
    boolean succeeded(Place place, Instant now) {
        Breaker model = models.get(place.modelId());
        if (model != null && model.succeeded(place.model(), now)) {
            models.remove(place.modelId(), model);
        }
        return account.succeeded(place.account(), now);
    }

    /** The service failed the request. Tells whether the token is to rest. */
    Optional<Breaker.Trip> faulted(Place place, Instant now, RandomGenerator random) {
        return account.faulted(place.account(), now, random);
    }

    /** The request found out that the account is to rest at once. Tells until when, if that is new. */
    Optional<Breaker.Trip> tripped(
            CoolDown coolDown, Duration said, Place place, Instant now, RandomGenerator random) {
        return account.tripped(coolDown, said, place.account(), now, random);
    }

    /** A check of the account, not a request, found that it must rest at once. */
    Optional<Breaker.Trip> tripped(CoolDown coolDown, Duration said, Instant now, RandomGenerator random) {
        return account.tripped(coolDown, said, account.present(), now, random);
    }

    /** The model had no capacity for the request. */
    void modelFaulted(Place place, Instant now, RandomGenerator random) {
        model(place.modelId()).faulted(place.model(), now, random);
    }

    /** The request found out that the model is to rest at once. */
    void modelTripped(CoolDown coolDown, Duration said, Place place, Instant now, RandomGenerator random) {
        model(place.modelId()).tripped(coolDown, said, place.model(), now, random);
    }

    /** Whether the request began before the token came to rest the last time: what it says is old. */
    boolean late(Place place) {
        return account.late(place.account());
    }

    /** Whether the token's breaker is closed. */
    boolean closed(Instant now) {
        return account.state(now, false) == Breaker.State.CLOSED;
    }

    /** When both may be tried at the earliest, if nobody else can serve. */
    Instant freeAt(String modelId, Instant now) {
        Instant free = account.freeAt(now);
        Breaker model = models.get(modelId);
        Instant ofModel = model == null ? now : model.freeAt(now);
        return ofModel.isAfter(free) ? ofModel : free;
    }

    /** When the token's last rest ends or ended. */
    Instant until() {
        return account.until();
    }

    /** The token is to rest until then. */
    void adopt(Instant until) {
        account.adopt(until);
    }

    /** Somebody looked after the token. */
    void reset() {
        models.clear();
        account.reset();
    }

    private Breaker model(String modelId) {
        if (models.size() >= MAX_MODELS && !models.containsKey(modelId)) {
            Iterator<String> any = models.keySet().iterator();
            if (any.hasNext()) {
                models.remove(any.next());
            }
        }
        return models.computeIfAbsent(modelId, first -> new Breaker(rule));
    }

    private static Optional<SkipReason> reason(Breaker.State state, SkipReason resting) {
        return switch (state) {
            case CLOSED, READY -> Optional.empty();
            case RESTING -> Optional.of(resting);
            case PROBING -> Optional.of(SkipReason.PROBING);
        };
    }
}
