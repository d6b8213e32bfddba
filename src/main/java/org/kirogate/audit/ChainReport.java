package org.kirogate.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a check of the chain found.
 *
 * @param endedAt  when
 * @param rows     how many rows were checked
 * @param hash     hash of the last of them
 * @param findings the first of what is wrong, in the order of the chain
 * @param count    how much is wrong in all
 */
public record ChainReport(
        Instant endedAt, Duration took, long rows, String hash, List<Finding> findings, long count) {
    public ChainReport {
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(hash, "hash");
        findings = List.copyOf(findings);
    }

    /** Whether every row is what the gateway wrote, and none is missing. */
    public boolean intact() {
        return count == 0;
    }
}
