package org.kirogate.soak;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What became of the requests. Thread-safe. */
final class Tally {
    private static final long LONGEST_MS = 600_000;

    private final Map<String, Map<Outcome, Integer>> outcomes = new TreeMap<>();
    private final Map<Ailment, Map<Outcome, Integer>> afterAilment = new EnumMap<>(Ailment.class);
    private final Histogram millis = new Histogram(LONGEST_MS, 3);
    private int deepest;

    /** What became of a request. */
    enum Outcome {
        /** The whole answer, and the right one. */
        ANSWERED,
        /** It was told that its answer failed, after it had begun. */
        FAILED_INSIDE,
        /** It was told to come back later, since all accounts are busy. */
        BUSY,
        /** The client left. */
        LEFT,
        /** Anything else: the fault of the gateway. */
        WRONG
    }

    synchronized void add(Api api, boolean stream, Outcome outcome, long tookMillis, List<Ailment> met) {
        String way = api.name().toLowerCase(Locale.ROOT) + (stream ? " streamed" : " whole");
        outcomes.computeIfAbsent(way, missing -> new EnumMap<>(Outcome.class)).merge(outcome, 1, Integer::sum);
        EnumSet<Ailment> kinds = EnumSet.noneOf(Ailment.class);
        kinds.addAll(met);
        kinds.forEach(kind -> afterAilment.computeIfAbsent(kind, missing -> new EnumMap<>(Outcome.class))
                .merge(outcome, 1, Integer::sum));
        if (outcome == Outcome.ANSWERED) {
            millis.recordValue(Math.min(LONGEST_MS, tookMillis));
            deepest = Math.max(deepest, met.size());
        }
    }

    /** Outcomes by way of asking. */
    synchronized Map<String, Map<Outcome, Integer>> outcomes() {
        return new TreeMap<>(outcomes);
    }

    /** What became of the requests that met an ailment. */
    synchronized Map<Outcome, Integer> after(Ailment ailment) {
        return Map.copyOf(afterAilment.getOrDefault(ailment, Map.of()));
    }

    synchronized int total() {
        return outcomes.values().stream().flatMap(counts -> counts.values().stream()).mapToInt(count -> count).sum();
    }

    synchronized int total(Outcome outcome) {
        return outcomes.values().stream().mapToInt(counts -> counts.getOrDefault(outcome, 0)).sum();
    }

    /** Time of an answered request, at a percentile. */
    synchronized long millis(double percentile) {
        return millis.getValueAtPercentile(percentile);
    }

    /** Most failed calls of a request that was answered all the same. */
    synchronized int deepest() {
        return deepest;
    }
}
