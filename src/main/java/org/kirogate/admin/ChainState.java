package org.kirogate.admin;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.kirogate.audit.ChainCheck;
import org.kirogate.audit.ChainReport;
import org.kirogate.audit.Finding;
import org.kirogate.page.Moment;

/**
 * What the page says of the chain.
 *
 * @param state    {@code intact}, {@code broken}, {@code failed} or {@code unknown}
 * @param at       when that was found
 * @param rows     rows that the last check went through
 * @param seconds  how long it took
 * @param findings the first of what is wrong
 * @param more     how much more is wrong
 * @param running  whether a check is under way
 * @param reached  rows that it has seen
 * @param total    rows that it has to see
 */
public record ChainState(
        String state, Moment at, long rows, long seconds, List<Finding> findings, long more, boolean running,
        long reached, long total) {
    private static final int SHOWN = 20;

    public ChainState {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(at, "at");
        findings = List.copyOf(findings);
    }

    static ChainState of(ChainCheck check) {
        ChainCheck.Progress progress = check.progress();
        if (check.last().isEmpty() || progress.failedAt().isAfter(Instant.EPOCH)) {
            boolean failed = progress.failedAt().isAfter(Instant.EPOCH);
            return new ChainState(failed ? "failed" : "unknown", Moment.of(progress.failedAt()), 0, 0, List.of(), 0,
                    progress.running(), progress.reached(), progress.total());
        }
        ChainReport report = check.last().get();
        List<Finding> shown = report.findings().stream().limit(SHOWN).toList();
        return new ChainState(report.intact() ? "intact" : "broken", Moment.of(report.endedAt()), report.rows(),
                report.took().plusMillis(999).toSeconds(), shown, report.count() - shown.size(), progress.running(),
                progress.reached(), progress.total());
    }
}
