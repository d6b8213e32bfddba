package org.kirogate.token;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How far a job has come, at one moment.
 *
 * @param jobId     its number on this node
 * @param task      what it does
 * @param state     whether it goes on
 * @param total     entries in all
 * @param startedAt when it was asked for
 * @param endedAt   when its last entry was done, {@link Instant#EPOCH} = not yet
 * @param outcomes  of the entries that are done, by their number
 * @param underWay  entries that are being checked
 * @param next      some of those whose turn comes next
 */
public record ImportProgress(
        long jobId,
        Task task,
        State state,
        int total,
        Instant startedAt,
        Instant endedAt,
        List<ImportOutcome> outcomes,
        List<ImportLabel> underWay,
        List<ImportLabel> next) {

    /** What jobs do. */
    public enum Task {
        /** Adds accounts. */
        IMPORT,
        /** Checks tokens again. */
        VALIDATE
    }

    /** Whether a job goes on. */
    public enum State {
        RUNNING,
        DONE,
        /** Some of it was called off; what had begun is done. */
        CANCELLED
    }

    public ImportProgress {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        outcomes = List.copyOf(outcomes);
        underWay = List.copyOf(underWay);
        next = List.copyOf(next);
    }

    /** Whether every entry is done. */
    public boolean ended() {
        return !endedAt.equals(Instant.EPOCH);
    }

    /** How many entries came to that. */
    public int count(ImportOutcome.Result result) {
        return (int) outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
