package org.kirogate.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code api_keys} that show keys. Thread-safe. */
final class KeyListDao {
    private static final String COLUMNS = """
            id, user_id, key_prefix, name, reason, made_by, approval, is_active, is_super, max_concurrency,
            requests_per_minute, limits, expires_at, first_used_at, receipts, created_at, rotated_at, previous_until,
            request_count, success_count, failure_count,
            input_tokens, output_tokens, credits, last_used
            """;

    Optional<ApiKey> byId(Sql sql, KeyReach reach, long id) {
        return byId(sql, reach, id, "");
    }

    /** The same, holding back other changes of the key until the transaction ends. */
    Optional<ApiKey> lock(Sql sql, KeyReach reach, long id) {
        return byId(sql, reach, id, " FOR UPDATE");
    }

    /** A part of a list of {@code total} keys; one behind its middle is reached from the end. */
    List<ApiKey> list(Sql sql, KeyClause found, PageAsk ask, long total) {
        long rows = Math.min(ask.pageSize(), total - ask.offset());
        if (rows <= 0) {
            return List.of();
        }
        if (ask.offset() <= total / 2) {
            return part(sql, found, KeyClause.order(ask, ask.descending()), rows, ask.offset());
        }
        List<ApiKey> part = new ArrayList<>(
                part(sql, found, KeyClause.order(ask, !ask.descending()), rows, total - ask.offset() - rows));
        Collections.reverse(part);
        return part;
    }

    private static List<ApiKey> part(Sql sql, KeyClause found, String order, long rows, long offset) {
        // The rows before the page are skipped inside an index, where it has all that the filter asks for.
        return sql.query(
                "SELECT " + COLUMNS + " FROM api_keys JOIN (SELECT id" + found.text() + order
                        + " LIMIT ? OFFSET ?) AS page USING (id)" + order,
                KeyListDao::key, found.values(rows, offset));
    }

    long count(Sql sql, KeyClause found) {
        return sql.one("SELECT COUNT(*) AS total" + found.text(), row -> row.number("total"), found.values())
                .orElse(0L);
    }

    /** Enabled super keys that expire in a span of time, the first first. */
    List<ApiKey> expiring(Sql sql, long from, long to, int limit) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM api_keys WHERE is_super = 1 AND deleted_at IS NULL AND is_active = 1"
                        + " AND expires_at > ? AND expires_at <= ? ORDER BY expires_at, id LIMIT ?",
                KeyListDao::key, from, to, limit);
    }

    /** How many enabled super keys that were made before a time nobody used since. */
    long unused(Sql sql, long before) {
        return sql.one(
                        "SELECT COUNT(*) AS total FROM api_keys WHERE is_super = 1 AND deleted_at IS NULL AND is_active = 1"
                                + " AND approval <> 'refused' AND created_at < ? AND (last_used IS NULL OR last_used < ?)",
                        row -> row.number("total"), before, before)
                .orElse(0L);
    }

    List<Long> ids(Sql sql, KeyClause found, PageAsk ask, int limit) {
        return sql.query(
                "SELECT id" + found.text() + KeyClause.order(ask, ask.descending()) + " LIMIT ?", row -> row.number("id"),
                found.values(limit));
    }

    /** Those of these keys that are active when they should not be, or the other way round, held back. */
    List<ApiKey> lockOthers(Sql sql, List<Long> ids, boolean active) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM api_keys WHERE deleted_at IS NULL AND is_active = "
                        + (active ? "0" : "1") + " AND id IN (" + KeyClause.marks(ids) + ") ORDER BY id FOR UPDATE",
                KeyListDao::key, ids.toArray());
    }

    Map<Long, ApiKey.Count> counts(Sql sql, Collection<Long> userIds) {
        Map<Long, ApiKey.Count> counts = new HashMap<>();
        sql.query(
                "SELECT user_id, COUNT(*) AS total, SUM(is_super) AS supers FROM api_keys WHERE deleted_at IS NULL"
                        + " AND user_id IN ("
                        + KeyClause.marks(userIds) + ") GROUP BY user_id",
                row -> counts.put(row.number("user_id"), new ApiKey.Count(row.number("total"), row.number("supers"))),
                userIds.toArray());
        return Map.copyOf(counts);
    }

    Map<Long, ApiKey.Label> labels(Sql sql, Collection<Long> ids) {
        Map<Long, ApiKey.Label> labels = new HashMap<>();
        sql.query(
                "SELECT id, name, key_prefix, deleted_at, user_id, is_super FROM api_keys WHERE id IN (" + KeyClause.marks(ids)
                        + ")",
                row -> labels.put(row.number("id"), new ApiKey.Label(
                        row.string("name"), row.string("key_prefix"), row.optionalNumber("deleted_at").isPresent(),
                        row.number("user_id"), row.bool("is_super"))),
                ids.toArray());
        return Map.copyOf(labels);
    }

    private static Optional<ApiKey> byId(Sql sql, KeyReach reach, long id, String suffix) {
        return sql.one(
                "SELECT " + COLUMNS + " FROM api_keys WHERE id = ? AND deleted_at IS NULL AND (? = 0 OR user_id = ?)"
                        + suffix,
                KeyListDao::key, id, reach.userId(), reach.userId());
    }

    private static ApiKey key(Row row) {
        return new ApiKey(
                row.number("id"), row.number("user_id"), row.string("key_prefix"), row.bool("is_super"),
                row.string("reason"), row.string("made_by"), Approval.of(row.string("approval")), KeyDao.settings(row),
                row.number("created_at"), row.number("rotated_at"), row.number("previous_until"),
                row.number("first_used_at"), counters(row));
    }

    private static KeyCounters counters(Row row) {
        return new KeyCounters(
                row.number("request_count"), row.number("success_count"), row.number("failure_count"),
                row.number("input_tokens"), row.number("output_tokens"), row.fraction("credits"),
                row.number("last_used"));
    }
}
