package org.kirogate.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kirogate.db.Db;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Row;

/** A person's own tokens in the table {@code tokens}: each statement goes by the key {@code tokens_user}. Thread-safe. */
final class OwnTokenDao {
    /** Names the list may be sorted by, and what they stand for. */
    static final Map<String, String> SORTS = Map.of(
            "created_at", "created_at",
            "name", "name",
            "state", "FIELD(state, 'active', 'cooling', 'exhausted', 'invalid', 'suspended', 'disabled')",
            "left", "quota_limit - quota_used");

    private static final String OVER = "(state IN ('cooling', 'exhausted') AND state_until <= ?)";

    private final Db db;

    OwnTokenDao(Db db) {
        this.db = db;
    }

    /** Conditions with the values they need, in order. */
    private record Clause(String sql, List<Object> values) {}

    Page<TokenView> page(OwnTokenAsk which, PageAsk ask, Instant now) {
        Clause clause = clause(which, ask, now);
        long total = db.one("SELECT COUNT(*) AS total FROM tokens " + clause.sql(), row -> row.number("total"),
                clause.values().toArray()).orElseThrow();
        String column = SORTS.getOrDefault(ask.sort(), "created_at");
        boolean down = ask.sort().isEmpty() || ask.descending();
        List<Object> values = new ArrayList<>(clause.values());
        values.add(ask.pageSize());
        values.add(ask.offset());
        List<TokenView> views = db.query(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens " + clause.sql() + " ORDER BY " + column
                        + (down ? " DESC, id DESC" : ", id") + " LIMIT ? OFFSET ?",
                new TokenRow()::read, values.toArray()).stream().map(StoredToken::view).toList();
        return Page.of(ask, views, total);
    }

    /** Ids of what a list shows, on all its pages. */
    List<Long> ids(OwnTokenAsk which, PageAsk ask, Instant now, int limit) {
        Clause clause = clause(which, ask, now);
        List<Object> values = new ArrayList<>(clause.values());
        values.add(limit);
        return db.query("SELECT id FROM tokens " + clause.sql() + " ORDER BY id LIMIT ?", row -> row.number("id"),
                values.toArray());
    }

    /** One part of the figures for each state the tokens are in. */
    List<OwnFigures> figures(long userId, Instant now) {
        long time = now.toEpochMilli();
        return db.query(
                "SELECT IF(" + OVER + ", 'active', state) AS state_now, COUNT(*) AS total,"
                        + " SUM(IF(state IN ('active', 'cooling', 'exhausted'),"
                        + " GREATEST(0, quota_limit - quota_used), 0)) AS remaining,"
                        + " MIN(IF(quota_resets_at > ?, quota_resets_at, NULL)) AS resets_at,"
                        + " SUM(is_public) AS public_ones"
                        + " FROM tokens WHERE user_id = ? GROUP BY state_now",
                OwnTokenDao::part, time, time, userId);
    }

    private static OwnFigures part(Row row) {
        return new OwnFigures(
                Map.of(TokenState.of(row.string("state_now")), row.number("total")), row.fraction("remaining"),
                Instant.ofEpochMilli(row.number("resets_at")), row.number("public_ones"));
    }

    private static Clause clause(OwnTokenAsk which, PageAsk ask, Instant now) {
        List<Object> values = new ArrayList<>(List.of(which.userId()));
        StringBuilder sql = new StringBuilder("WHERE user_id = ?");
        if (!ask.search().isEmpty()) {
            sql.append(" AND (name LIKE ? OR kind LIKE ? OR plan LIKE ? OR email_masked LIKE ?)");
            values.addAll(List.of(ask.pattern(), ask.pattern(), ask.pattern(), ask.pattern()));
        }
        switch (which.visibility()) {
            case ALL -> { }
            case PUBLIC -> sql.append(" AND is_public = 1");
            case PRIVATE -> sql.append(" AND is_public = 0");
        }
        String state = state(which.state());
        if (!state.isEmpty()) {
            sql.append(" AND ").append(state);
        }
        if (state.contains("?")) {
            values.add(now.toEpochMilli());
        }
        return new Clause(sql.toString(), values);
    }

    private static String state(OwnTokenAsk.State state) {
        return switch (state) {
            case ALL -> "";
            case USABLE -> "(state = 'active' OR " + OVER + ")";
            case COOLING -> "state = 'cooling' AND state_until > ?";
            case EXHAUSTED -> "state = 'exhausted' AND state_until > ?";
            case CARE -> "state IN ('invalid', 'suspended')";
            case DISABLED -> "state = 'disabled'";
        };
    }
}
