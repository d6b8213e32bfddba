package org.kirogate.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;

/** What a list of keys was asked for, as the end of a statement and the values that are put into it. Immutable. */
record KeyClause(String text, List<Object> given) {
    private static final Map<String, String> SORTS = Map.of(
            "", "id", "id", "id", "name", "name", "user_id", "user_id", "created_at", "created_at",
            "last_used", "last_used", "request_count", "request_count",
            "expires_at", "COALESCE(expires_at, 9223372036854775807)", "credits", "credits");

    KeyClause {
        given = List.copyOf(given);
    }

    /** The keys that a search and a filter find. */
    static KeyClause found(KeyReach reach, KeyFilter filter, PageAsk ask, long now) {
        return found(reach, filter, ask, now, List.of());
    }

    /** The same, of those that a search has found already; when there are none it is the database that searches. */
    static KeyClause found(KeyReach reach, KeyFilter filter, PageAsk ask, long now, List<Long> searched) {
        StringBuilder text = new StringBuilder(" FROM api_keys WHERE deleted_at IS NULL");
        List<Object> given = new ArrayList<>();
        if (!reach.everybody()) {
            text.append(" AND user_id = ?");
            given.add(reach.userId());
        }
        text.append(switch (filter.kind()) {
            case ALL -> "";
            case SUPER -> " AND is_super = 1";
            case ORDINARY -> " AND is_super = 0";
        });
        state(filter.state(), now, text, given);
        text.append(switch (filter.use()) {
            case ALL -> "";
            case USED -> " AND last_used > 0";
            case NEVER -> " AND (last_used IS NULL OR last_used = 0)";
        });
        if (!searched.isEmpty()) {
            text.append(" AND id IN (").append(marks(searched)).append(')');
            given.addAll(searched);
        } else if (!ask.search().isEmpty()) {
            boolean owners = !filter.owners().isEmpty();
            text.append(" AND (name LIKE ? OR key_prefix LIKE ?")
                    .append(owners ? " OR user_id IN (" + marks(filter.owners()) + "))" : ")");
            given.add(ask.pattern());
            given.add(ask.pattern());
            given.addAll(filter.owners());
        }
        return new KeyClause(text.toString(), given);
    }

    /** Throws {@link GatewayException} INVALID_REQUEST about a column that the list can't be sorted by. */
    static void checkSort(PageAsk ask) {
        if (!SORTS.containsKey(ask.sort())) {
            throw GatewayException.invalid("sort", "The list can be sorted by "
                    + String.join(", ", SORTS.keySet().stream().sorted().skip(1).toList()) + ".");
        }
    }

    /** By which column, and with the ids as the last word. */
    static String order(PageAsk ask, boolean descending) {
        checkSort(ask);
        String column = SORTS.get(ask.sort());
        String down = descending ? " DESC" : "";
        return " ORDER BY " + column + down + (column.equals("id") ? "" : ", id" + down);
    }

    Object[] values(Object... more) {
        List<Object> all = new ArrayList<>(given);
        all.addAll(List.of(more));
        return all.toArray();
    }

    static String marks(Collection<?> values) {
        return String.join(", ", Collections.nCopies(values.size(), "?"));
    }

    private static void state(KeyFilter.State state, long now, StringBuilder text, List<Object> given) {
        String lasts = " AND is_active = 1 AND (expires_at IS NULL OR expires_at > ?)";
        String works = lasts + " AND approval IN ('none', 'approved')";
        switch (state) {
            case ALL -> { }
            case ACTIVE -> {
                text.append(works);
                given.add(now);
            }
            case EXPIRING -> {
                text.append(works).append(" AND expires_at <= ?");
                given.addAll(List.of(now, now + KeyFilter.SOON.toMillis()));
            }
            case ROTATING -> {
                text.append(works).append(" AND previous_until > ?");
                given.addAll(List.of(now, now));
            }
            case EXPIRED -> {
                text.append(" AND is_active = 1 AND expires_at <= ? AND approval <> 'refused'");
                given.add(now);
            }
            case DISABLED -> text.append(" AND is_active = 0 AND approval <> 'refused'");
            case PENDING -> {
                text.append(lasts).append(" AND approval = 'pending'");
                given.add(now);
            }
            case REFUSED -> text.append(" AND approval = 'refused'");
        }
    }
}
