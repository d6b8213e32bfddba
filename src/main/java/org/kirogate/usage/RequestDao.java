package org.kirogate.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kirogate.db.Sql;

/**
 * Statements over {@code usage_records} that list single requests by their number, which grows as they are written, one
 * that is written long after its time included. Each looks at a bounded range of numbers. Thread-safe.
 */
final class RequestDao {
    private static final String COLUMNS = """
            r.id, r.request_id, r.at, r.key_id, r.user_id, r.is_super, r.token_id, r.attempts, r.dialect,
            r.model_asked, r.model_served, r.streaming, r.outcome, r.status, r.error_class, r.input_tokens,
            r.output_tokens, r.cache_read, r.cache_write, r.counted, r.credits, r.first_token_ms, r.duration_ms,
            r.client, r.address, r.tokens_tried, r.queue_ms, r.credits_known, NULL AS receipt
            """;

    /** Numbers from {@code low} to {@code high}, both of them too. */
    record Range(long low, long high) {}

    /** The index of keys, users or tokens, and what is looked up in it. */
    private record Index(String name, List<Long> ids) {}

    private final MarkDao marks = new MarkDao();

    /** Where all requests of a filter's span of time lie. */
    RequestSpans spans(Sql sql, RequestFilter filter) {
        if (filter.whose().nobody()) {
            return RequestSpans.of(List.of());
        }
        Instant until = filter.only().until();
        if (!filter.since().equals(Instant.EPOCH) || !until.equals(Instant.MAX)) {
            return RequestSpans.of(marks.ranges(sql, filter.since(), until));
        }
        return RequestSpans.of(sql.query(
                "SELECT MIN(id) AS low, MAX(id) AS high FROM usage_records HAVING low IS NOT NULL",
                row -> new Range(row.number("low"), row.number("high"))));
    }

    /** The time of the first request at or behind a number. */
    Optional<Instant> at(Sql sql, long number) {
        return sql.query("SELECT at FROM usage_records WHERE id >= ? ORDER BY id LIMIT 1",
                row -> Instant.ofEpochMilli(row.number("at")), number).stream().findFirst();
    }

    /**
     * The part of a range that holds at most {@code step} requests that an index leads to, at its upper or lower end.
     */
    Range window(Sql sql, RequestFilter filter, Range range, boolean newestFirst, int step) {
        List<Object> values = new ArrayList<>();
        String order = newestFirst ? " DESC" : "";
        List<String> parts = new ArrayList<>();
        for (Index index : indexes(filter)) {
            for (long id : index.ids()) {
                values.addAll(List.of(id, range.low(), range.high(), step));
                parts.add("(SELECT id FROM usage_records FORCE INDEX (usage_records_" + index.name() + ") WHERE "
                        + index.name() + "_id = ? AND id BETWEEN ? AND ? ORDER BY id" + order + " LIMIT ?)");
            }
        }
        values.add(step);
        List<Long> ids = sql.query(
                String.join(" UNION ", parts) + " ORDER BY id" + order + " LIMIT ?", row -> row.number("id"),
                values.toArray());
        if (ids.size() < step) {
            return range;
        }
        long end = ids.get(step - 1);
        return newestFirst ? new Range(end, range.high()) : new Range(range.low(), end);
    }

    /** At most {@code limit} requests of a range, without receipts, the newest first or the oldest. */
    List<RequestSlice.Row> list(Sql sql, RequestFilter filter, Range range, boolean newestFirst, int limit) {
        List<Object> values = new ArrayList<>();
        String from = "usage_records r";
        List<Index> indexes = indexes(filter);
        if (!indexes.isEmpty()) {
            from = "(" + String.join(" UNION ", indexes.stream().map(index -> part(index, range, values)).toList())
                    + ") c JOIN usage_records r ON r.id = c.id";
        }
        RequestClause narrow = RequestClause.of(filter, range);
        values.addAll(narrow.values());
        values.add(limit);
        return sql.query(
                "SELECT " + COLUMNS + " FROM " + from + " WHERE " + narrow.text() + " ORDER BY r.id"
                        + (newestFirst ? " DESC" : "") + " LIMIT ?",
                row -> new RequestSlice.Row(row.number("id"), UsageRow.record(row)), values.toArray());
    }

    /** Indexes that lead to the requests: one that all of them must be in, else all those that some are in. */
    private static List<Index> indexes(RequestFilter filter) {
        RequestOnly only = filter.only();
        if (only.indexed()) {
            return List.of(only.keyId() != 0 ? new Index("key", List.of(only.keyId()))
                    : only.tokenId() != 0 ? new Index("token", List.of(only.tokenId()))
                    : new Index("user", List.of(only.userId())));
        }
        List<Index> indexes = new ArrayList<>();
        if (filter.whose().tokenId() != 0) {
            indexes.add(new Index("token", List.of(filter.whose().tokenId())));
        }
        if (!filter.whose().keyIds().isEmpty()) {
            indexes.add(new Index("key", filter.whose().keyIds()));
        }
        if (!filter.whose().userIds().isEmpty()) {
            indexes.add(new Index("user", filter.whose().userIds()));
        }
        return indexes;
    }

    /** Numbers that an index alone answers; one that two indexes know stands there once. */
    private static String part(Index index, Range range, List<Object> values) {
        values.addAll(index.ids());
        values.add(range.low());
        values.add(range.high());
        return "SELECT id FROM usage_records FORCE INDEX (usage_records_" + index.name() + ") WHERE " + index.name()
                + "_id IN (" + String.join(",", Collections.nCopies(index.ids().size(), "?"))
                + ") AND id BETWEEN ? AND ?";
    }
}
