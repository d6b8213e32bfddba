package org.kirogate.audit;

import java.util.Objects;

/**
 * An act that was recorded.
 *
 * @param id rises with time
 * @param at epoch ms
 */
public record AuditRecord(long id, long at, AuditEntry entry) {
    public AuditRecord {
        Objects.requireNonNull(entry, "entry");
    }
}
