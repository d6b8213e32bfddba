package org.kirogate.audit;

import java.util.Objects;

/**
 * Which acts are asked for; an empty text asks for all.
 *
 * @param actor  exactly this one, or all that begin so when it ends with a colon ({@code user:})
 * @param action exactly this one, or all that begin so when it ends with a dot ({@code super_key.})
 * @param target exactly this one when it names an id ({@code user:5}), else all that begin so
 * @param since  not older than this, epoch ms; 0 = from the beginning
 */
public record AuditFilter(String actor, String action, String target, long since) {
    /** Every act. */
    public static final AuditFilter ALL = new AuditFilter("", "", "");

    public AuditFilter {
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
    }

    /** Acts of any time. */
    public AuditFilter(String actor, String action, String target) {
        this(actor, action, target, 0);
    }

    /** The actor as a pattern for {@code LIKE}. */
    String actorPattern() {
        return pattern(actor, actor.endsWith(":"));
    }

    /** The action as a pattern for {@code LIKE}. */
    String actionPattern() {
        return pattern(action, action.endsWith("."));
    }

    /** The target as a pattern for {@code LIKE}. */
    String targetPattern() {
        return pattern(target, !target.matches(".*:\\d+"));
    }

    private static String pattern(String text, boolean beginning) {
        String plain = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return beginning || text.isEmpty() ? plain + "%" : plain;
    }
}
