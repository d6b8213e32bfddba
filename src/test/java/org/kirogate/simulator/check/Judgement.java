package org.kirogate.simulator.check;

import org.kirogate.simulator.call.Refusal;

import static java.util.Objects.requireNonNull;

/**
 * A call refused.
 *
 * @param check which check refused it
 */
public record Judgement(StrictCheck check, Refusal refusal) {

    public Judgement {
        requireNonNull(check, "check");
        requireNonNull(refusal, "refusal");
    }
}
