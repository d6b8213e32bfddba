package org.kirogate.web.metrics;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.kirogate.chat.TokenCounts;
import org.kirogate.usage.UsageRecord.Outcome;

/** What requests did and cost since the start. Noting takes no lock and makes no text. Thread-safe. */
public final class RequestFigures implements MetricSource {
    /** A process that was killed counts no longer. */
    private static final Set<Outcome> TOLD = EnumSet.complementOf(EnumSet.of(Outcome.KILLED));

    private final List<OperationFigures> operations = new CopyOnWriteArrayList<>();
    private final LongAdder input = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final LongAdder cacheRead = new LongAdder();
    private final LongAdder cacheWrite = new LongAdder();
    private final DoubleAdder credits = new DoubleAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder openStreams = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();

    /** The figures of one operation in one dialect, from now on among these. */
    public Operation operation(String route, String dialect) {
        OperationFigures figures = new OperationFigures(route, dialect);
        operations.add(figures);
        return new Operation(figures);
    }

    /** One operation in one dialect, to those who note. Thread-safe. */
    public final class Operation {
        private final OperationFigures figures;

        private Operation(OperationFigures figures) {
            this.figures = figures;
        }

        /** A request that never reached the pool's accounts ended. */
        public void ended(Outcome outcome, int durationMs) {
            figures.ended(outcome, durationMs);
        }

        /**
         * A request ended.
         *
         * @param firstPieceMs milliseconds to the first piece, 0 = none came
         * @param calls        made to the upstream
         * @param failed       the class of each failure on its way, of a short list
         */
        public void ended(
                Outcome outcome, int durationMs, int firstPieceMs, TokenCounts counts, int calls, List<String> failed) {
            figures.ended(outcome, durationMs);
            if (firstPieceMs > 0) {
                figures.firstPiece(firstPieceMs);
            }
            input.add(counts.input());
            output.add(counts.output());
            cacheRead.add(counts.cacheRead());
            cacheWrite.add(counts.cacheWrite());
            credits.add(counts.credits());
            attempts.add(calls);
            for (String kind : failed) {
                failures.computeIfAbsent(kind, first -> new LongAdder()).increment();
            }
        }

        /** A client asked for a stream: until {@link #streamEnded}. */
        public void streamBegan() {
            openStreams.increment();
        }

        /** That stream is over. */
        public void streamEnded() {
            openStreams.decrement();
        }
    }

    /** Requests for an answer of a model that ended, those that were refused left out. */
    public long served() {
        return count(Outcome.OK) + count(Outcome.CLIENT_GONE) + failed();
    }

    /** Those among them that failed or took too long. */
    public long failed() {
        return count(Outcome.FAILED) + count(Outcome.TIMED_OUT);
    }

    private long count(Outcome outcome) {
        return operations.stream().filter(RequestFigures::asksAModel)
                .mapToLong(operation -> operation.count(outcome)).sum();
    }

    @Override
    public void write(MetricsText text) {
        List<OperationFigures> sorted = operations.stream()
                .sorted(Comparator.comparing(OperationFigures::route).thenComparing(OperationFigures::dialect)).toList();
        MetricsText.Family requests =
                text.counter("kirogate_requests_total", "Requests that ended, by operation, dialect and outcome.");
        for (OperationFigures one : sorted) {
            for (Outcome outcome : TOLD) {
                requests.sample(one.count(outcome),
                        "route", one.route(), "dialect", one.dialect(), "outcome", outcome.label());
            }
        }
        MetricsText.Family answers = text.histogram("kirogate_request_duration_seconds",
                "Time to the end of requests that were not refused.");
        sorted.forEach(one -> answers.buckets(OperationFigures.ANSWER_BOUNDS, one.answers().counts(),
                one.answers().sum(), "route", one.route(), "dialect", one.dialect()));
        MetricsText.Family first = text.histogram("kirogate_time_to_first_token_seconds",
                "Time from a request's arrival to the first piece of its answer.");
        sorted.stream().filter(RequestFigures::asksAModel).forEach(one ->
                first.buckets(OperationFigures.FIRST_BOUNDS, one.firstPieces().counts(), one.firstPieces().sum(),
                        "route", one.route(), "dialect", one.dialect()));
        text.gauge("kirogate_open_streams", "Streamed answers under way.", openStreams.sum());
        costs(text);
    }

    /** The list of models and counts of tokens come from memory: they say nothing about the service. */
    private static boolean asksAModel(OperationFigures operation) {
        return !operation.route().equals("models") && !operation.route().equals("count_tokens");
    }

    private void costs(MetricsText text) {
        text.counter("kirogate_input_tokens_total", "Model tokens read, without those of a cache.", input.sum());
        text.counter("kirogate_output_tokens_total", "Model tokens written.", output.sum());
        text.counter("kirogate_cache_read_tokens_total", "Model tokens read from a prompt cache.", cacheRead.sum());
        text.counter("kirogate_cache_write_tokens_total", "Model tokens written to a prompt cache.", cacheWrite.sum());
        text.counter("kirogate_credits_total", "Credits that the upstream metered.").sample(credits.sum());
        text.counter("kirogate_upstream_attempts_total", "Calls made to the upstream.", attempts.sum());
        MetricsText.Family failed =
                text.counter("kirogate_upstream_failures_total", "Failures on requests' ways, by class.");
        new TreeMap<>(failures).forEach((kind, count) -> failed.sample(count.sum(), "class", kind));
    }
}
