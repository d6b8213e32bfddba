package org.kirogate.usage;

import java.util.Map;
import java.util.TreeMap;

/**
 * How long first tokens took. Times are counted in steps of 12 per cent, so that percentiles of any period come from
 * sums and are within 6 per cent of the exact ones.
 *
 * @param requests how many are counted
 * @param median   milliseconds, 0 = none
 * @param p95      milliseconds within which 95 of 100 came, 0 = none
 */
public record Speeds(long requests, long median, long p95) {
    /** Nothing came. */
    public static final Speeds NONE = new Speeds(0, 0, 0);

    private static final double STEPS_A_DECADE = 20;

    /** The step of a time in milliseconds, from 1. */
    static int bucket(int millis) {
        return (int) Math.ceil(STEPS_A_DECADE * Math.log10(millis));
    }

    /** Those of counts by step. */
    static Speeds of(Map<Integer, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return NONE;
        }
        TreeMap<Integer, Long> ordered = new TreeMap<>(counts);
        return new Speeds(all, at(ordered, Math.ceil(all * 0.5)), at(ordered, Math.ceil(all * 0.95)));
    }

    private static long at(TreeMap<Integer, Long> ordered, double rank) {
        long seen = 0;
        for (Map.Entry<Integer, Long> step : ordered.entrySet()) {
            seen += step.getValue();
            if (seen >= rank) {
                return middle(step.getKey());
            }
        }
        return middle(ordered.lastKey());
    }

    /** The middle of a step. */
    private static long middle(int bucket) {
        return Math.max(1, Math.round(Math.pow(10, (bucket - 0.5) / STEPS_A_DECADE)));
    }
}
