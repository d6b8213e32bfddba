package org.kirogate.token;

import java.util.Objects;
import java.util.function.Supplier;

/**
 * One entry of a job that is still to be done. Holds a credential: dropped as soon as it is done.
 *
 * @param label which entry
 * @param work  does it and says what became of it; blocks on the service
 */
record ImportStep(ImportLabel label, Supplier<ImportOutcome> work) {
    ImportStep {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(work, "work");
    }

    /** A step about which everything is known already. */
    static ImportStep settled(ImportOutcome outcome) {
        return new ImportStep(outcome.label(), () -> outcome);
    }
}
