package org.kirogate.audit;

import java.util.Objects;

/**
 * Which acts are asked for; an empty text asks for all.
 *
 * @param actor  exactly this one
 * @param action exactly this one, or all that begin so when it ends with a dot ({@code super_key.})
 * @param target exactly this one
 */
public record AuditFilter(String actor, String action, String target) {
    /** Every act. */
    public static final AuditFilter ALL = new AuditFilter("", "", "");

    public AuditFilter {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
    }
}
