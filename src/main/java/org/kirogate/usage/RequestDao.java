package org.kirogate.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_records} that list single requests by their number, which grows with time as they are
 * written. Each looks at a bounded range of numbers. Thread-safe.
 */
final class RequestDao {
    private static final String COLUMNS = """
            r.id, r.request_id, r.at, r.key_id, r.user_id, r.is_super, r.token_id, r.attempts, r.dialect,
            r.model_asked, r.model_served, r.streaming, r.outcome, r.status, r.error_class, r.input_tokens,
            r.output_tokens, r.cache_read, r.cache_write, r.counted, r.credits, r.first_token_ms, r.duration_ms,
            r.client, r.address, r.tokens_tried, r.queue_ms, r.credits_known, NULL AS receipt
            """;

    /** Requests that end at the same time are written in any order, but none an hour after another. */
    private static final long SPREAD_MS = 3_600_000;

    /** Numbers from {@code low} to {@code high}, both of them too. */
    record Range(long low, long high) {}

    /** A condition and its values. */
    private record Where(StringBuilder text, List<Object> values) {
        static Where empty() {
            return new Where(new StringBuilder(), new ArrayList<>());
        }

        Where and(String condition, Object... more) {
            text.append(text.isEmpty() ? "" : " AND ").append(condition);
            values.addAll(List.of(more));
            return this;
        }
    }

    /** The highest number, 0 when there is no request. */
    long last(Sql sql) {
        return sql.one("SELECT COALESCE(MAX(id), 0) AS last FROM usage_records", row -> row.number("last"))
                .orElseThrow();
    }

    /** The lowest number that a request of {@code since} or later can have, empty when there is none. */
    Optional<Long> first(Sql sql, Instant since) {
        if (since.equals(Instant.EPOCH)) {
            return sql.query("SELECT id FROM usage_records ORDER BY id LIMIT 1", row -> row.number("id")).stream()
                    .findFirst();
        }
        long from = since.toEpochMilli();
        Optional<Long> earliest = sql.query(
                "SELECT id, at FROM usage_records WHERE at >= ? ORDER BY at, id LIMIT 1", row -> row.number("at"), from)
                .stream().findFirst();
        return earliest.flatMap(at -> sql.one(
                "SELECT MIN(id) AS low FROM (SELECT id FROM usage_records WHERE at >= ? AND at < ?"
                        + " ORDER BY at, id LIMIT 20000) AS begun",
                row -> row.number("low"), from, at + SPREAD_MS));
    }

    /** The time of the first request at or behind a number. */
    Optional<Instant> at(Sql sql, long number) {
        return sql.query("SELECT at FROM usage_records WHERE id >= ? ORDER BY id LIMIT 1",
                row -> Instant.ofEpochMilli(row.number("at")), number).stream().findFirst();
    }

    /** At most {@code limit} requests of a range, without receipts, the newest first or the oldest. */
    List<RequestSlice.Row> list(Sql sql, RequestFilter filter, Range range, boolean newestFirst, int limit) {
        Where where = Where.empty();
        String from = "usage_records r";
        if (filter.whose().indexed()) {
            from = "(" + candidates(filter.whose(), range, where) + ") c JOIN usage_records r ON r.id = c.id";
        }
        List<Object> values = new ArrayList<>(where.values());
        Where narrow = narrow(filter, range);
        values.addAll(narrow.values());
        values.add(limit);
        return sql.query(
                "SELECT " + COLUMNS + " FROM " + from + " WHERE " + narrow.text() + " ORDER BY r.id"
                        + (newestFirst ? " DESC" : "") + " LIMIT ?",
                row -> new RequestSlice.Row(row.number("id"), UsageRow.record(row)), values.toArray());
    }

    /** Numbers that an index alone answers; one that two indexes know stands there once. */
    private static String candidates(RequestFilter.Whose whose, Range range, Where where) {
        List<String> parts = new ArrayList<>();
        if (whose.tokenId() != 0) {
            parts.add(part("token", List.of(whose.tokenId()), range, where));
        }
        if (!whose.keyIds().isEmpty()) {
            parts.add(part("key", whose.keyIds(), range, where));
        }
        if (!whose.userIds().isEmpty()) {
            parts.add(part("user", whose.userIds(), range, where));
        }
        return String.join(" UNION ", parts);
    }

    private static String part(String what, Collection<Long> ids, Range range, Where where) {
        where.values().addAll(ids);
        where.values().add(range.low());
        where.values().add(range.high());
        return "SELECT id FROM usage_records FORCE INDEX (usage_records_" + what + ") WHERE " + what + "_id IN ("
                + String.join(",", Collections.nCopies(ids.size(), "?")) + ") AND id BETWEEN ? AND ?";
    }

    private static Where narrow(RequestFilter filter, Range range) {
        Where where = Where.empty().and("r.id BETWEEN ? AND ?", range.low(), range.high());
        if (!filter.since().equals(Instant.EPOCH)) {
            where.and("r.at >= ?", filter.since().toEpochMilli());
        }
        if (!filter.outcome().isEmpty()) {
            where.and("r.outcome = ?", filter.outcome());
        }
        if (!filter.dialect().isEmpty()) {
            where.and("r.dialect = ?", filter.dialect());
        }
        switch (filter.key()) {
            case ANY -> { }
            case SUPER -> where.and("r.is_super = 1");
            case ORDINARY -> where.and("r.is_super = 0");
        }
        switch (filter.stream()) {
            case ANY -> { }
            case STREAMED -> where.and("r.streaming = 1");
            case WHOLE -> where.and("r.streaming = 0");
        }
        if (!filter.whose().model().isEmpty()) {
            String like = "%" + filter.whose().model().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            where.and("(r.model_asked LIKE ? OR r.model_served LIKE ?)", like, like);
        }
        return where;
    }
}
