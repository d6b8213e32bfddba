package org.kirogate.audit;

import java.util.Objects;

/**
 * Which acts are asked for; an empty text asks for all.
 *
 * @param actor  exactly this one, or all that begin so when it ends with a colon ({@code user:})
 * @param action exactly this one, or all that begin so when it ends with a dot ({@code super_key.})
 * @param target exactly this one when it names an id ({@code user:5}), else all that begin so
 * @param reason what the reason holds somewhere, without regard to case
 * @param since  not older than this, epoch ms; 0 = from the beginning
 * @param until  older than this, epoch ms; 0 = to the newest
 */
public record AuditFilter(String actor, String action, String target, String reason, long since, long until) {
    /** Every act. */
    public static final AuditFilter ALL = new AuditFilter("", "", "");

    public AuditFilter {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(reason, "reason");
    }

    /** Acts of any time and reason. */
    public AuditFilter(String actor, String action, String target) {
        this(actor, action, target, "", 0, 0);
    }

    /** The same within a time, epoch ms; 0 = no bound. */
    public AuditFilter within(long from, long before) {
        return new AuditFilter(actor, action, target, reason, from, before);
    }

    /** The same with a text in the reason. */
    public AuditFilter because(String text) {
        return new AuditFilter(actor, action, target, text, since, until);
    }
}
