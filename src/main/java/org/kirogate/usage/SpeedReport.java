package org.kirogate.usage;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Times to first token in a period.
 *
 * @param all     of all requests
 * @param slots   by slot of the period
 * @param byModel by model
 */
public record SpeedReport(Speeds all, List<Speeds> slots, Map<String, Speeds> byModel) {
    public SpeedReport {
        Objects.requireNonNull(all, "all");
        slots = List.copyOf(slots);
        byModel = Map.copyOf(byModel);
    }

    /** A model's; none when it is not known. */
    public Speeds of(String model) {
        return byModel.getOrDefault(model, Speeds.NONE);
    }
}
