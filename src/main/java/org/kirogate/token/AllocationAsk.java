package org.kirogate.token;

import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a token is chosen for. A strategy takes time and chance from here, so that its tests can set both.
 *
 * @param modelId the upstream's id of the model that is to answer, such as {@code claude-sonnet-4.5}; every candidate
 *                offers it
 * @param now     the time
 * @param random  chance, for a strategy that needs it; thread-safe, no source of secrets
 */
public record AllocationAsk(String modelId, Instant now, RandomGenerator random) {
    /** Checks that everything is there. */
    public AllocationAsk {
        Objects.requireNonNull(modelId, "modelId");
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(random, "random");
    }
}
