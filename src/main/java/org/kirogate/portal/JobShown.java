package org.kirogate.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.kirogate.page.Moment;
import org.kirogate.page.Told;
import org.kirogate.token.ImportLabel;
import org.kirogate.token.ImportOutcome;
import org.kirogate.token.ImportProgress;

/**
 * An import, or a check of many tokens, as the panel shows it.
 *
 * @param id     its number, 0 = there is none
 * @param task   {@code import} or {@code validate}
 * @param state  {@code running}, {@code done} or {@code cancelled}
 * @param total  entries in all
 * @param done   those that are done
 * @param left   seconds it will take, 0 = not known, or it has ended
 * @param counts how many came to what, in order
 * @param lines  some entries, in order
 * @param hidden how many more there are
 * @param ended  when it ended
 */
public record JobShown(
        long id, String task, String state, int total, int done, long left, List<Count> counts, List<Line> lines,
        int hidden, Moment ended) {
    /** There is none. */
    static final JobShown NONE = new JobShown(0, "", "", 0, 0, 0, List.of(), List.of(), 0, Moment.NEVER);

    /** More lines than anybody reads beside the list; the file has all. */
    private static final int LINES = 40;

    /** How many entries came to a result. */
    public record Count(String result, int count) {}

    /**
     * An entry.
     *
     * @param label  what it is called, else where it stands
     * @param result what became of it, {@code checking} or {@code queued}
     */
    public record Line(int entry, Told label, String kind, String email, String result, Told why) {
        static Line of(ImportOutcome outcome) {
            return of(outcome.label(), name(outcome.result()), Told.of(outcome.message()));
        }

        static Line of(ImportLabel label, String result, Told why) {
            boolean named = !label.name().isEmpty() && !label.name().equals(label.kind());
            return new Line(
                    label.entry(), named ? Told.plain(label.name()) : Told.of(label.place()),
                    label.kind().isEmpty() ? "" : OwnTokenRow.kind(label.kind()), label.emailMasked(), result, why);
        }
    }

    public JobShown {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(state, "state");
        counts = List.copyOf(counts);
        lines = List.copyOf(lines);
        Objects.requireNonNull(ended, "ended");
    }

    static JobShown of(ImportProgress job, Instant now) {
        List<Count> counts = new ArrayList<>();
        for (ImportOutcome.Result result : ImportOutcome.Result.values()) {
            if (job.count(result) > 0) {
                counts.add(new Count(name(result), job.count(result)));
            }
        }
        List<Line> lines = lines(job);
        int known = job.outcomes().size() + job.underWay().size() + job.next().size();
        return new JobShown(
                job.jobId(), name(job.task()), name(job.state()), job.total(), job.outcomes().size(), left(job, now),
                counts, lines, Math.max(0, known - lines.size()), Moment.of(job.endedAt()));
    }

    /** Whether it goes on. */
    public boolean running() {
        return state.equals("running");
    }

    /** Whether entries failed, so that there is something to download. */
    public boolean failed() {
        return counts.stream().map(Count::result)
                .anyMatch(result -> !result.equals("imported") && !result.equals("passed") && !result.equals("waiting"));
    }

    /** While it goes on the newest, afterwards first of all what needs a person. */
    private static List<Line> lines(ImportProgress job) {
        List<ImportOutcome> outcomes = new ArrayList<>(job.outcomes());
        int most = Math.max(1, LINES - job.underWay().size() - job.next().size());
        if (outcomes.size() > most && job.ended()) {
            outcomes.sort(Comparator.comparing(outcome -> outcome.result() != ImportOutcome.Result.REFUSED));
            outcomes = new ArrayList<>(outcomes.subList(0, most));
            outcomes.sort(Comparator.comparingInt(outcome -> outcome.label().entry()));
        }
        List<Line> lines = new ArrayList<>();
        outcomes.stream().skip(Math.max(0, outcomes.size() - most)).forEach(outcome -> lines.add(Line.of(outcome)));
        job.underWay().forEach(label -> lines.add(Line.of(label, "checking", Told.NOTHING)));
        job.next().forEach(label -> lines.add(Line.of(label, "queued", Told.NOTHING)));
        return lines;
    }

    /** As long for each entry as it took so far. */
    private static long left(ImportProgress job, Instant now) {
        int done = job.outcomes().size();
        if (job.ended() || done == 0) {
            return 0;
        }
        long millis = Duration.between(job.startedAt(), now).toMillis();
        return Math.max(1, millis * (job.total() - done) / done / 1000);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
