package org.kirogate.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code api_keys} that make and change keys. Thread-safe. */
final class KeyDao {
    private static final String LIVE = """
            SELECT id, user_id, name, key_prefix, is_super, approval, is_active, max_concurrency, requests_per_minute,
                expires_at, limits, first_used_at, receipts, key_hash, key_digest, previous_hash, previous_digest,
                previous_until
            FROM api_keys WHERE deleted_at IS NULL
            """;

    long insert(Sql sql, long userId, boolean superKey, NewSecret secret, KeySettings settings, String reason,
            long now) {
        return sql.insert(
                """
                INSERT INTO api_keys (user_id, is_super, key_hash, key_digest, key_prefix, name, reason, is_active,
                    max_concurrency, requests_per_minute, limits, expires_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULLIF(?, 0), NULLIF(?, 0), NULLIF(?, ''), NULLIF(?, 0), ?)
                """,
                userId, superKey, secret.hash(), secret.digest(), secret.prefix(), settings.name(), reason,
                settings.active(), settings.limits().pace().maxConcurrency(),
                settings.limits().pace().requestsPerMinute(), KeyLimitsText.of(settings.limits()),
                settings.expiresAt(), now);
    }

    List<LiveKey> live(Sql sql) {
        return sql.query(LIVE, KeyDao::live);
    }

    Optional<LiveKey> live(Sql sql, long id) {
        return sql.one(LIVE + " AND id = ?", KeyDao::live, id);
    }

    long countOrdinary(Sql sql, long userId) {
        return sql.one(
                        "SELECT COUNT(*) AS total FROM api_keys WHERE user_id = ? AND deleted_at IS NULL"
                                + " AND is_super = 0",
                        row -> row.number("total"), userId)
                .orElse(0L);
    }

    int update(Sql sql, long id, KeySettings settings) {
        return sql.update(
                """
                UPDATE api_keys SET name = ?, is_active = ?, max_concurrency = NULLIF(?, 0),
                    requests_per_minute = NULLIF(?, 0), limits = NULLIF(?, ''), expires_at = NULLIF(?, 0), receipts = ?
                WHERE id = ? AND deleted_at IS NULL
                """,
                settings.name(), settings.active(), settings.limits().pace().maxConcurrency(),
                settings.limits().pace().requestsPerMinute(), KeyLimitsText.of(settings.limits()),
                settings.expiresAt(), settings.receipts(), id);
    }

    /** Keeps the first use of keys that had none. */
    void firstUsed(Sql sql, Map<Long, Long> times) {
        sql.batch("UPDATE api_keys SET first_used_at = ? WHERE id = ? AND first_used_at IS NULL",
                times.entrySet().stream().map(use -> new Object[] {use.getValue(), use.getKey()}).toList());
    }

    void setActive(Sql sql, List<Long> ids, boolean active) {
        sql.batch(
                "UPDATE api_keys SET is_active = ? WHERE id = ? AND deleted_at IS NULL",
                ids.stream().map(id -> new Object[] {active, id}).toList());
    }

    /**
     * The old secret works until {@code graceUntil}; 0 = not at all. The old values are moved before they are replaced.
     */
    int rotate(Sql sql, long id, NewSecret secret, long graceUntil, long expiresAt, long now) {
        return sql.update(
                """
                UPDATE api_keys SET previous_hash = IF(? = 0, NULL, key_hash),
                    previous_digest = IF(? = 0, NULL, key_digest),
                    previous_until = NULLIF(?, 0), key_hash = ?, key_digest = ?, key_prefix = ?,
                    expires_at = NULLIF(?, 0), rotated_at = ?
                WHERE id = ? AND deleted_at IS NULL
                """,
                graceUntil, graceUntil, graceUntil, secret.hash(), secret.digest(), secret.prefix(), expiresAt,
                now, id);
    }

    /** Says who made a super key that was inserted in the same transaction, and whether it has to wait. */
    void made(Sql sql, long id, String madeBy, Approval approval) {
        sql.update("UPDATE api_keys SET made_by = ?, approval = ? WHERE id = ?", madeBy, approval.code(), id);
    }

    /** Keeps the row for its history and frees the secret for good. */
    int delete(Sql sql, KeyReach reach, long id, long now) {
        return sql.update(
                """
                UPDATE api_keys SET deleted_at = ?, is_active = 0, key_hash = '', key_digest = NULL,
                    previous_hash = NULL,
                    previous_digest = NULL, previous_until = NULL
                WHERE id = ? AND deleted_at IS NULL AND (? = 0 OR user_id = ?)
                """,
                now, id, reach.userId(), reach.userId());
    }

    /** Adds in the order of the ids, so that two writers can't wait for each other. */
    void addCounters(Sql sql, List<KeyDelta> deltas) {
        List<Object[]> rows = new ArrayList<>(deltas.size());
        deltas.stream().sorted(Comparator.comparingLong(KeyDelta::keyId)).forEach(delta -> rows.add(new Object[] {
            delta.requests(), delta.successes(), delta.failures(), delta.inputTokens(), delta.outputTokens(),
            delta.credits(), delta.lastUsed(), delta.keyId()
        }));
        sql.batch(
                """
                UPDATE api_keys SET request_count = request_count + ?, success_count = success_count + ?,
                    failure_count = failure_count + ?, input_tokens = input_tokens + ?,
                    output_tokens = output_tokens + ?,
                    credits = credits + ?, last_used = GREATEST(COALESCE(last_used, 0), ?)
                WHERE id = ?
                """,
                rows);
    }

    static KeySettings settings(Row row) {
        return new KeySettings(
                row.string("name"),
                row.bool("is_active"),
                KeyLimitsText.read(row.number("id"), row.optionalString("limits").orElse(""))
                        .paced((int) row.number("requests_per_minute"), (int) row.number("max_concurrency")),
                row.number("expires_at"),
                row.bool("receipts"));
    }

    private static LiveKey live(Row row) {
        Caller caller = new Caller(
                row.number("id"), row.string("name"), row.string("key_prefix"), row.number("user_id"),
                row.bool("is_super"), row.bool("receipts"));
        return new LiveKey(
                caller, Approval.of(row.string("approval")), settings(row), row.string("key_hash"),
                row.string("key_digest"),
                row.optionalString("previous_hash").orElse(""), row.optionalString("previous_digest").orElse(""),
                row.number("previous_until"), row.number("first_used_at"));
    }
}
