package org.kirogate.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a filter is in SQL: only the conditions that were asked for, so that their index serves them. One thread. */
final class AuditClause {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    AuditClause(AuditFilter filter) {
        text("actor", filter.actor(), filter.actor().endsWith(":"));
        text("action", filter.action(), filter.action().endsWith("."));
        text("target", filter.target(), !filter.target().matches(".*:\\d+"));
        if (!filter.reason().isEmpty()) {
            // Most rows have none: those that have are found by the index, and only they are searched.
            add("reason > ''");
            add("reason COLLATE utf8mb4_general_ci LIKE ?", "%" + escaped(filter.reason()) + "%");
        }
        if (filter.since() > 0) {
            add("at >= ?", filter.since());
        }
        if (filter.until() > 0) {
            add("at < ?", filter.until());
        }
    }

    /** One condition more. */
    AuditClause add(String condition, Object... its) {
        conditions.add(condition);
        values.addAll(Arrays.asList(its));
        return this;
    }

    /** Begins with a blank, empty when every row is asked for. */
    String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    /** The values of the conditions, and these after them. */
    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private void text(String column, String text, boolean beginning) {
        if (text.isEmpty()) {
            return;
        }
        if (beginning) {
            add(column + " LIKE ?", escaped(text) + "%");
        } else {
            add(column + " = ?", text);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
