package org.kirogate.upstream.kiro;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.kirogate.upstream.kiro.request.Repairs;
import org.kirogate.upstream.kiro.request.Repairs.Step;

/** Sums of what the normaliser repaired in all requests. Thread-safe. */
final class RepairTotals {
    private final Map<Step, LongAdder> totals = new EnumMap<>(Step.class);

    RepairTotals() {
        for (Step step : Step.values()) {
            totals.put(step, new LongAdder());
        }
    }

    void add(Repairs repairs) {
        repairs.counts().forEach((step, count) -> totals.get(step).add(count));
    }

    Map<String, Long> byStep() {
        Map<String, Long> byStep = new TreeMap<>();
        totals.forEach((step, total) -> byStep.put(step.name().toLowerCase(Locale.ROOT), total.sum()));
        return byStep;
    }
}
