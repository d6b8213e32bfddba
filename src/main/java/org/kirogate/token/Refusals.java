package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kirogate.fault.Fault;
import org.kirogate.fault.GatewayException;

/** What a caller is told when no token was to be had. Immutable. */
final class Refusals {
    /** Clients give up on a longer wait than this; a shorter one than a second is no wait. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(20);
    private static final Duration WORTH_WAITING = Duration.ofMinutes(10);
    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);
    private static final Duration UNKNOWN_RETRY_AFTER = Duration.ofSeconds(5);

    private final ModelList defaultModels;

    Refusals(ModelList defaultModels) {
        this.defaultModels = defaultModels;
    }

    /** POOL_EMPTY, a repeat may work in a few seconds as far as is known. */
    static GatewayException empty(TokenScope scope) {
        return new GatewayException(Fault.POOL_EMPTY, scope.accept(new TokenScope.Visitor<>() {
            @Override
            public String own(TokenScope.OwnTokens own) {
                return TokenPool.NO_OWN_TOKEN;
            }

            @Override
            public String everyPublic(TokenScope.PublicTokens everyPublic) {
                return TokenPool.NO_PUBLIC_TOKEN;
            }
        })).retryAfter(UNKNOWN_RETRY_AFTER);
    }

    /**
     * MODEL_NOT_FOUND when no token of the scope lists the model; else POOL_EMPTY with the time of the first that is
     * back.
     */
    GatewayException empty(List<PooledToken> reach, TokenAsk ask, Instant now) {
        List<PooledToken> serving =
                reach.stream().filter(token -> token.models(defaultModels).lists(ask.modelId())).toList();
        if (serving.isEmpty() && !reach.isEmpty()) {
            return new GatewayException(Fault.MODEL_NOT_FOUND, "No account offers the model " + ask.modelId() + ".")
                    .about("model");
        }
        GatewayException empty = empty(ask.scope());
        return serving.stream()
                .filter(token -> !ask.exclude().contains(token.id()))
                .map(token -> token.untilFree(ask.modelId(), Selector.shared(ask), now))
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .map(wait -> retryAfter(empty, wait))
                .orElse(empty);
    }

    /**
     * RATE_LIMITED: there are tokens, but each has enough to do.
     *
     * @param waited time in the queue
     * @param full   whether no more may wait
     * @param wait   until the nearest expected release, {@link Outlook#UNKNOWN} = nobody knows
     */
    GatewayException busy(Duration waited, boolean full, Duration wait) {
        GatewayException busy = new GatewayException(Fault.RATE_LIMITED,
                "All accounts that can serve this request are busy" + circumstance(waited, full)
                        + ". Try again later.");
        return busy.retryAfter(wait.equals(Outlook.UNKNOWN) ? UNKNOWN_RETRY_AFTER : clamp(wait));
    }

    private static String circumstance(Duration waited, boolean full) {
        if (waited.toSeconds() > 0) {
            return " and stayed so for the " + waited.toSeconds() + " s that it waited";
        }
        return full ? " and no more requests may wait for them" : "";
    }

    /**
     * When the first token is back only in a long while (its quota is used up), a client that repeats keeps its user
     * waiting.
     */
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
