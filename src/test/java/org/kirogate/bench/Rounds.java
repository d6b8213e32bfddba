package org.kirogate.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** All rounds of one target in one mode. */
final class Rounds {

    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /** Requests of all rounds. */
    long total() {
        return rounds.stream().mapToLong(Round::requests).sum();
    }

    double min(ToDoubleFunction<Round> figure) {
        return at(figure, 0);
    }

    double median(ToDoubleFunction<Round> figure) {
        return at(figure, 0.5);
    }

    double max(ToDoubleFunction<Round> figure) {
        return at(figure, 1);
    }

    private double at(ToDoubleFunction<Round> figure, double share) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
