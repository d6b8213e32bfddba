package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a token is chosen for.
 *
 * @param modelId the upstream's id of the model that is to answer
 * @param now     the time
 * @param random  chance, for a strategy that needs it; thread-safe
 */
public record AllocationAsk(String modelId, Instant now, RandomGenerator random) {
    public AllocationAsk {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(random, "random");
    }
}
