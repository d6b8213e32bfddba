package org.kirogate.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Db;
import org.kirogate.db.PageAsk;

/** The table {@code tokens} as lists of the pool show it. Thread-safe. */
final class PoolListDao {
    /** Names a list may be sorted by, and what they stand for; use counts whoever's key it was. */
    static final Map<String, String> SORTS = Map.of(
            "id", "id",
            "name", "name",
            "state", "state",
            "quota", "quota_used / NULLIF(quota_limit, 0)",
            "success", "(success_count + pool_success_count)"
                    + " / NULLIF(success_count + pool_success_count + failure_count + pool_failure_count, 0)",
            "requests", "request_count + pool_request_count",
            "last_used", "GREATEST(last_used, pool_last_used)");

    private static final String CARE = "state IN ('invalid', 'suspended')";
    private static final String USABLE =
            "is_public = 1 AND (state = 'active' OR (state IN ('cooling', 'exhausted') AND state_until <= ?))";

    private final Db db;

    PoolListDao(Db db) {
        this.db = db;
    }

    /**
     * Whose public tokens super keys can't use at a moment.
     *
     * @param closed whether they can use none at all
     * @param idle   owners who are not in good standing
     */
    record Closed(boolean closed, Collection<Long> idle) {}

    /** A condition and its values. */
    private record Where(StringBuilder text, List<Object> values) {
        Where and(String condition, Object... more) {
            text.append(text.isEmpty() ? " WHERE " : " AND ").append(condition);
            values.addAll(List.of(more));
            return this;
        }
    }

    /** The rows of a part of the list. */
    List<TokenView> rows(PoolFilter filter, PageAsk ask, Closed closed, Instant now) {
        Where where = where(filter, ask, closed, now);
        String order = SORTS.get(ask.sort()) + (ask.descending() ? " DESC" : "") + ", id";
        List<Object> values = new ArrayList<>(where.values());
        values.add(ask.pageSize());
        values.add(ask.offset());
        return db.query(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens" + where.text() + " ORDER BY " + order
                        + " LIMIT ? OFFSET ?",
                new TokenRow()::read, values.toArray()).stream().map(StoredToken::view).toList();
    }

    /** Rows of the whole list. */
    long count(PoolFilter filter, PageAsk ask, Closed closed, Instant now) {
        Where where = where(filter, ask, closed, now);
        return db.one("SELECT COUNT(*) AS total FROM tokens" + where.text(), row -> row.number("total"),
                where.values().toArray()).orElseThrow();
    }

    /** How many tokens each part holds. */
    PoolCounts counts(Closed closed, Instant now) {
        Where usable = usable(new Where(new StringBuilder(), new ArrayList<>()), closed, now);
        String condition = usable.text().substring(" WHERE ".length());
        return db.one(
                "SELECT COUNT(*) AS total, COALESCE(SUM(" + condition + "), 0) AS usable, COALESCE(SUM(" + CARE
                        + "), 0) AS care, COALESCE(SUM(is_public = 0), 0) AS own FROM tokens",
                row -> new PoolCounts(
                        row.number("total"), row.number("usable"), row.number("care"), row.number("own")),
                usable.values().toArray()).orElseThrow();
    }

    private static Where where(PoolFilter filter, PageAsk ask, Closed closed, Instant now) {
        Where where = new Where(new StringBuilder(), new ArrayList<>());
        switch (filter.part()) {
            case ALL -> { }
            case USABLE -> usable(where, closed, now);
            case CARE -> where.and(CARE);
            case PRIVATE -> where.and("is_public = 0");
        }
        switch (filter.visibility()) {
            case ALL -> { }
            case PUBLIC -> where.and("is_public = 1");
            case PRIVATE -> where.and("is_public = 0");
        }
        if (!filter.kind().isEmpty()) {
            where.and("kind = ?", filter.kind());
        }
        state(where, filter.state(), now);
        search(where, ask, filter.owners());
        return where;
    }

    /** A rest that has ended counts as active, as the pool sees it. */
    private static void state(Where where, String state, Instant now) {
        switch (state) {
            case "" -> { }
            case "active" -> where.and(
                    "(state = 'active' OR (state IN ('cooling', 'exhausted') AND state_until <= ?))",
                    now.toEpochMilli());
            case "cooling", "exhausted" -> where.and("state = ? AND state_until > ?", state, now.toEpochMilli());
            default -> where.and("state = ?", state);
        }
    }

    private static Where usable(Where where, Closed closed, Instant now) {
        where.and(USABLE, now.toEpochMilli());
        if (closed.closed()) {
            where.and("1 = 0");
        } else if (!closed.idle().isEmpty()) {
            where.and("user_id NOT IN (" + marks(closed.idle()) + ")", closed.idle().toArray());
        }
        return where;
    }

    private static void search(Where where, PageAsk ask, List<Long> owners) {
        if (ask.search().isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(ask.pattern(), ask.pattern(), ask.pattern(), number(ask)));
        values.addAll(owners);
        where.and("(name LIKE ? OR kind LIKE ? OR email_masked LIKE ? OR id = ?"
                + (owners.isEmpty() ? ")" : " OR user_id IN (" + marks(owners) + "))"), values.toArray());
    }

    /** The id that is searched for, 0 = none. */
    private static long number(PageAsk ask) {
        return ask.search().matches("#?\\d{1,18}") ? Long.parseLong(ask.search().replace("#", "")) : 0;
    }

    private static String marks(Collection<Long> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }
}
