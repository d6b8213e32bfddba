package org.kirogate.web.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.kirogate.usage.UsageRecord.Outcome;

/**
 * What became of the requests of one operation in one dialect. Nothing on the way of a request takes a lock.
 * Thread-safe.
 */
final class OperationFigures {
    /** Upper bounds of whole answers, milliseconds: models answer for minutes. */
    static final List<Long> ANSWER_BOUNDS = List.of(
            50L, 100L, 250L, 500L, 1_000L, 2_500L, 5_000L, 10_000L, 20_000L, 40_000L, 60_000L, 120_000L, 300_000L,
            600_000L);
    /** Upper bounds of the time to the first piece, milliseconds. */
    static final List<Long> FIRST_BOUNDS =
            List.of(50L, 100L, 250L, 500L, 1_000L, 2_000L, 3_000L, 5_000L, 10_000L, 20_000L, 40_000L, 60_000L, 120_000L);

    private final String route;
    private final String dialect;
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final Histogram answers = new Histogram(ANSWER_BOUNDS);
    private final Histogram firstPieces = new Histogram(FIRST_BOUNDS);

    OperationFigures(String route, String dialect) {
        this.route = Objects.requireNonNull(route, "route");
        this.dialect = Objects.requireNonNull(dialect, "dialect");
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new LongAdder());
        }
    }

    String route() {
        return route;
    }

    String dialect() {
        return dialect;
    }

    /** A request ended. A refusal takes no time worth knowing and would hide that of the answers. */
    void ended(Outcome outcome, int durationMs) {
        outcomes.get(outcome).increment();
        if (outcome != Outcome.REFUSED) {
            answers.note(durationMs);
        }
    }

    void firstPiece(int millis) {
        firstPieces.note(millis);
    }

    long count(Outcome outcome) {
        return outcomes.get(outcome).sum();
    }

    Histogram answers() {
        return answers;
    }

    Histogram firstPieces() {
        return firstPieces;
    }
}
