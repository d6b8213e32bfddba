package org.kirogate.access;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;
import org.kirogate.fault.GatewayException;

/** Statements over {@code api_keys} that show keys. Thread-safe. */
final class KeyListDao {
    private static final String COLUMNS = """
            id, user_id, key_prefix, name, reason, is_active, is_super, max_concurrency, requests_per_minute,
            expires_at, receipts, created_at, rotated_at, previous_until, request_count, success_count, failure_count,
            input_tokens, output_tokens, credits, last_used
            """;
    private static final String FILTER = """
             FROM api_keys WHERE deleted_at IS NULL AND (? = 0 OR user_id = ?) AND (? = 0 OR is_super = 1)
             AND (name LIKE ? OR key_prefix LIKE ?)
            """;
    private static final Map<String, String> SORTS = Map.of(
            "", "id", "id", "id", "name", "name", "user_id", "user_id", "created_at", "created_at",
            "last_used", "last_used", "request_count", "request_count", "expires_at", "expires_at",
            "credits", "credits");

    Optional<ApiKey> byId(Sql sql, KeyReach reach, long id) {
        return byId(sql, reach, id, "");
    }

    /** The same, holding back other changes of the key until the transaction ends. */
    Optional<ApiKey> lock(Sql sql, KeyReach reach, long id) {
        return byId(sql, reach, id, " FOR UPDATE");
    }

    List<ApiKey> list(Sql sql, KeyReach reach, boolean superOnly, PageAsk ask) {
        String column = SORTS.get(ask.sort());
        if (column == null) {
            throw GatewayException.invalid("sort", "The list can be sorted by "
                    + String.join(", ", SORTS.keySet().stream().sorted().skip(1).toList()) + ".");
        }
        String order = column + (ask.descending() ? " DESC" : "") + (column.equals("id") ? "" : ", id");
        return sql.query(
                "SELECT " + COLUMNS + FILTER + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                KeyListDao::key,
                reach.userId(), reach.userId(), superOnly, ask.pattern(), ask.pattern(), ask.pageSize(), ask.offset());
    }

    long count(Sql sql, KeyReach reach, boolean superOnly, PageAsk ask) {
        return sql.one(
                        "SELECT COUNT(*) AS total" + FILTER, row -> row.number("total"),
                        reach.userId(), reach.userId(), superOnly, ask.pattern(), ask.pattern())
                .orElse(0L);
    }

    Map<Long, ApiKey.Count> counts(Sql sql, Collection<Long> userIds) {
        Map<Long, ApiKey.Count> counts = new HashMap<>();
        sql.query(
                "SELECT user_id, COUNT(*) AS total, SUM(is_super) AS supers FROM api_keys WHERE deleted_at IS NULL"
                        + " AND user_id IN ("
                        + marks(userIds) + ") GROUP BY user_id",
                row -> counts.put(row.number("user_id"), new ApiKey.Count(row.number("total"), row.number("supers"))),
                userIds.toArray());
        return Map.copyOf(counts);
    }

    Map<Long, ApiKey.Label> labels(Sql sql, Collection<Long> ids) {
        Map<Long, ApiKey.Label> labels = new HashMap<>();
        sql.query(
                "SELECT id, name, key_prefix, deleted_at FROM api_keys WHERE id IN (" + marks(ids) + ")",
                row -> labels.put(row.number("id"), new ApiKey.Label(
                        row.string("name"), row.string("key_prefix"), row.optionalNumber("deleted_at").isPresent())),
                ids.toArray());
        return Map.copyOf(labels);
    }

    private static Optional<ApiKey> byId(Sql sql, KeyReach reach, long id, String suffix) {
        return sql.one(
                "SELECT " + COLUMNS + " FROM api_keys WHERE id = ? AND deleted_at IS NULL AND (? = 0 OR user_id = ?)"
                        + suffix,
                KeyListDao::key, id, reach.userId(), reach.userId());
    }

    private static String marks(Collection<Long> ids) {
        return String.join(", ", Collections.nCopies(ids.size(), "?"));
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.number("id"), row.number("user_id"), row.string("key_prefix"), row.bool("is_super"),
                row.string("reason"), KeyDao.settings(row), row.number("created_at"), row.number("rotated_at"),
                row.number("previous_until"), counters(row));
    }

    private static KeyCounters counters(Row row) {
        return new KeyCounters(
                row.number("request_count"), row.number("success_count"), row.number("failure_count"),
                row.number("input_tokens"), row.number("output_tokens"), row.fraction("credits"),
                row.number("last_used"));
    }
}
