package org.kirogate.web.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kirogate.access.Admission;
import org.kirogate.token.QueueFigures;
import org.kirogate.token.RefreshFigures;
import org.kirogate.token.TokenPool;
import org.kirogate.token.TokenScope;
import org.kirogate.token.TokenState;

/** The pool, its queue and the way to the upstream. Thread-safe. */
public final class PoolFigures implements MetricSource {
    private final TokenPool pool;
    private final Admission admission;
    private final Supplier<Map<String, Long>> repairs;

    /** Figures of these; {@code repairs} are counts by step. */
    public PoolFigures(TokenPool pool, Admission admission, Supplier<Map<String, Long>> repairs) {
        this.pool = Objects.requireNonNull(pool, "pool");
        this.admission = Objects.requireNonNull(admission, "admission");
        this.repairs = Objects.requireNonNull(repairs, "repairs");
    }

    @Override
    public void write(MetricsText text) {
        TokenScope everyPublic = new TokenScope.PublicTokens();
        text.gauge("kirogate_admitted", "Requests that were let in and are not over.", admission.inFlight());
        text.gauge("kirogate_in_flight", "Requests that hold an upstream token.", pool.inFlight());
        states(text);
        text.gauge("kirogate_public_tokens", "Public upstream tokens of people in good standing.", pool.size(everyPublic));
        text.gauge("kirogate_public_tokens_usable", "Those that can serve now.", pool.usable(everyPublic));
        text.counter("kirogate_strategy_fallbacks_total", "Choices the allocation strategy failed to make.",
                pool.strategyFallbacks());
        queue(text, pool.queue());
        RefreshFigures refreshes = pool.refreshes();
        text.counter("kirogate_refreshes_total", "Renewals of bearers at the auth service, by result.")
                .sample(refreshes.good(), "result", "ok")
                .sample(refreshes.failed(), "result", "failed");
        MetricsText.Family steps =
                text.counter("kirogate_upstream_repairs_total", "Requests mended for the upstream, by step.");
        new TreeMap<>(repairs.get()).forEach((step, count) -> steps.sample(count, "step", step));
    }

    private void states(MetricsText text) {
        MetricsText.Family tokens =
                text.gauge("kirogate_upstream_tokens", "Upstream tokens by visibility and state.");
        for (boolean isPublic : new boolean[] {true, false}) {
            Map<TokenState, Integer> states = pool.states(isPublic);
            for (TokenState state : TokenState.values()) {
                tokens.sample(states.getOrDefault(state, 0),
                        "visibility", isPublic ? "public" : "private", "state", state.label());
            }
        }
    }

    private static void queue(MetricsText text, QueueFigures queue) {
        text.gauge("kirogate_queue_waiting", "Requests that wait for an upstream token.", queue.waiting());
        text.counter("kirogate_queue_refused_total", "Requests told that all tokens are busy.", queue.refused());
        text.histogram("kirogate_queue_wait_seconds", "Time in the queue of requests that waited for a token, served or not.")
                .buckets(QueueFigures.BOUNDS, queue.waits(), queue.waitedMs());
    }
}
