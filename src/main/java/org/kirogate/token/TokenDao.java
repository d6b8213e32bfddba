package org.kirogate.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.Noting;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.db.Sql;

/** The table {@code tokens}. Thread-safe. */
final class TokenDao implements TokenStore {
    /** Names a list may be sorted by, and what they stand for. */
    static final Map<String, String> SORTS = Map.of(
            "id", "id",
            "name", "name",
            "state", "state",
            "plan", "plan",
            "kind", "kind",
            "is_public", "is_public",
            "quota_used", "quota_used",
            "request_count", "request_count",
            "pool_request_count", "pool_request_count",
            "created_at", "created_at");

    /** Epoch milliseconds by the database's clock, the one that all nodes share. */
    private static final String NOW = "(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000)";

    /** A token by id and, unless 0, owner. */
    static final String ONE = "WHERE id = ? AND (? = 0 OR user_id = ?)";
    private static final String LISTED =
            "WHERE (? = 0 OR user_id = ?) AND (? = 0 OR is_public = 1)"
                    + " AND (name LIKE ? OR kind LIKE ? OR plan LIKE ? OR email_masked LIKE ?)";

    private final Db db;

    TokenDao(Db db) {
        this.db = db;
    }

    @Override
    public List<StoredToken> all(String provider) {
        return db.query(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens WHERE provider = ? ORDER BY id",
                new TokenRow()::read, provider);
    }

    Map<Long, Tokens.Count> counts(Collection<Long> userIds) {
        Map<Long, Tokens.Count> counts = new HashMap<>();
        db.query(
                "SELECT user_id, COUNT(*) AS total, SUM(is_public) AS public_ones FROM tokens WHERE user_id IN ("
                        + String.join(",", Collections.nCopies(userIds.size(), "?")) + ") GROUP BY user_id",
                row -> counts.put(
                        row.number("user_id"), new Tokens.Count(row.number("total"), row.number("public_ones"))),
                userIds.toArray());
        return counts;
    }

    /** Everybody's. */
    Map<Long, Tokens.Count> counts() {
        Map<Long, Tokens.Count> counts = new HashMap<>();
        db.query(
                "SELECT user_id, COUNT(*) AS total, SUM(is_public) AS public_ones FROM tokens GROUP BY user_id",
                row -> counts.put(
                        row.number("user_id"), new Tokens.Count(row.number("total"), row.number("public_ones"))));
        return counts;
    }

    /** Names and owners of these tokens; one that is gone is missing. */
    Map<Long, Tokens.Label> labels(Collection<Long> ids) {
        Map<Long, Tokens.Label> labels = new HashMap<>();
        db.query(
                "SELECT id, user_id, name FROM tokens WHERE id IN ("
                        + String.join(",", Collections.nCopies(ids.size(), "?")) + ")",
                row -> labels.put(row.number("id"), new Tokens.Label(row.string("name"), row.number("user_id"))),
                ids.toArray());
        return labels;
    }

    @Override
    public Optional<StoredToken> find(long id) {
        return find(TokenRef.any(id));
    }

    Optional<StoredToken> find(TokenRef ref) {
        return db.one(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens " + ONE,
                new TokenRow()::read, ref.tokenId(), ref.userId(), ref.userId());
    }

    Page<TokenView> page(TokenFilter filter, PageAsk ask) {
        String order = SORTS.getOrDefault(ask.sort(), "id") + (ask.descending() ? " DESC" : "") + ", id";
        String like = ask.pattern();
        Object[] which = {filter.userId(), filter.userId(), filter.publicOnly(), like, like, like, like};
        long total = db.one("SELECT COUNT(*) AS total FROM tokens " + LISTED, row -> row.number("total"), which)
                .orElseThrow();
        List<Object> values = new ArrayList<>(List.of(which));
        values.add(ask.pageSize());
        values.add(ask.offset());
        List<TokenView> views = db.query(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens " + LISTED + " ORDER BY " + order + " LIMIT ? OFFSET ?",
                new TokenRow()::read, values.toArray()).stream().map(StoredToken::view).toList();
        return Page.of(ask, views, total);
    }

    /** Whether a token with such a digest is stored, as it is now or as it was handed in. */
    boolean known(String digest) {
        return !db.query(
                "SELECT id FROM tokens WHERE identity_digest = ? OR added_digest = ? LIMIT 1",
                row -> row.number("id"), digest, digest).isEmpty();
    }

    /** Stores a new token; empty when one with the same digest is there already. */
    Optional<Long> insert(NewToken token) {
        try {
            return Optional.of(db.transaction(sql -> {
                long id = sql.insert(
                        """
                        INSERT INTO tokens (user_id, provider, kind, name, credential_sealed, identity_digest,
                            added_digest, is_public, models_json, created_at, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?)
                        """,
                        token.userId(), token.provider(), token.kind(), token.name(), token.sealed(),
                        token.identityDigest(), token.addedDigest(), token.isPublic(),
                        token.createdAt().toEpochMilli(), token.createdAt().toEpochMilli());
                ChangeLog.bump(sql, TokenPool.ROOM);
                token.noting().note(sql, token.arrival(id));
                return id;
            }));
        } catch (DbException e) {
            if (e.duplicate()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The id under which exactly this new token is stored already, sealed text and all. */
    Optional<Long> arrived(NewToken token) {
        return db.one(
                "SELECT id FROM tokens WHERE identity_digest = ? AND user_id = ? AND credential_sealed = ?",
                row -> row.number("id"), token.identityDigest(), token.userId(), token.sealed());
    }

    /** A person's tokens, by ascending id. */
    List<StoredToken> owned(String provider, long userId) {
        return db.query(
                "SELECT " + TokenRow.COLUMNS + " FROM tokens WHERE provider = ? AND user_id = ? ORDER BY id",
                new TokenRow()::read, provider, userId);
    }

    /** Removes it; {@code noting} notes what it was. False when there is no such token. */
    boolean delete(TokenRef ref, Noting<TokenView> noting) {
        return db.transaction(sql -> {
            Optional<StoredToken> row = sql.one(
                    "SELECT " + TokenRow.COLUMNS + " FROM tokens " + ONE + " FOR UPDATE",
                    new TokenRow()::read, ref.tokenId(), ref.userId(), ref.userId());
            row.map(StoredToken::view).ifPresent(view -> {
                sql.update("DELETE FROM tokens WHERE id = ?", view.id());
                ChangeLog.bump(sql, TokenPool.ROOM);
                noting.note(sql, view);
            });
            return row.isPresent();
        });
    }

    /** Puts another credential in place of the one of a version; false when it was renewed meanwhile. */
    boolean replace(TokenArrival token, String sealed, String digest, long fromVersion, Noting<TokenArrival> noting) {
        return db.transaction(sql -> {
            boolean replaced = renew(sql, token.id(), sealed, digest, fromVersion);
            if (replaced) {
                noting.note(sql, token);
            }
            return replaced;
        });
    }

    @Override
    public Optional<SealedCredential> secret(long id) {
        return db.one("SELECT credential_sealed, credential_version FROM tokens WHERE id = ?", TokenRow::secret, id);
    }

    @Override
    public Optional<Instant> lockRefresh(long id, Duration length) {
        long millis = length.toMillis();
        return db.transaction(sql -> {
            // A mark further ahead than any node sets it was left by a clock that went wrong, and holds nobody up.
            int taken = sql.update(
                    "UPDATE tokens SET refresh_locked_until = " + NOW + " + ? WHERE id = ?"
                            + " AND NOT refresh_locked_until BETWEEN " + NOW + " + 1 AND " + NOW + " + 2 * ?",
                    millis, id, millis);
            return taken == 1
                    ? sql.one("SELECT refresh_locked_until FROM tokens WHERE id = ?",
                            row -> Instant.ofEpochMilli(row.number("refresh_locked_until")), id)
                    : Optional.<Instant>empty();
        });
    }

    @Override
    public void unlockRefresh(long id, Instant until) {
        db.update("UPDATE tokens SET refresh_locked_until = 0 WHERE id = ? AND refresh_locked_until = ?",
                id, until.toEpochMilli());
    }

    @Override
    public boolean renew(long id, String sealed, String digest, long fromVersion) {
        return renew(db, id, sealed, digest, fromVersion);
    }

    private static boolean renew(Sql sql, long id, String sealed, String digest, long fromVersion) {
        return sql.update(
                """
                UPDATE tokens SET credential_sealed = ?, identity_digest = ?,
                    credential_version = credential_version + 1
                WHERE id = ? AND credential_version = ?
                """,
                sealed, digest, id, fromVersion) == 1;
    }

    /** Stores the same credential sealed anew, unless it was renewed meanwhile: then it uses the current key anyway. */
    boolean reseal(Sql sql, long id, String sealed, long version) {
        return sql.update("UPDATE tokens SET credential_sealed = ? WHERE id = ? AND credential_version = ?",
                sealed, id, version) == 1;
    }

    @Override
    public void saveStandings(Map<Long, List<HealthEvent>> steps, Instant now) {
        List<Object[]> rows = new ArrayList<>();
        // By ascending id, so that two nodes that write at once wait for each other and never both give way.
        SortedMap<Long, List<HealthEvent>> ordered = new TreeMap<>(steps);
        ordered.forEach((id, events) -> {
            TokenStanding standing = events.get(events.size() - 1).standing();
            rows.add(new Object[] {
                standing.state().label(), standing.reason(), standing.until().toEpochMilli(), now.toEpochMilli(), id
            });
        });
        db.transaction(sql -> {
            sql.batch(
                    """
                    UPDATE tokens SET state = ?, state_reason = ?, state_until = ?, updated_at = ?,
                        version = version + 1
                    WHERE id = ? AND state <> 'disabled'
                    """,
                    rows);
            HealthDao.add(sql, ordered);
            ChangeLog.bump(sql, TokenPool.ROOM);
            return rows.size();
        });
    }

    @Override
    public boolean claimCheck(long id, Instant now, Instant notSince) {
        // A check that lies in the future was noted by a clock that went wrong.
        return db.update(
                "UPDATE tokens SET checked_at = ? WHERE id = ? AND (checked_at <= ? OR checked_at > ?)",
                now.toEpochMilli(), id, notSince.toEpochMilli(),
                now.plus(CheckPlan.WRONG_CLOCK).toEpochMilli()) == 1;
    }

    @Override
    public void saveQuota(long id, TokenQuota quota, String plan, String emailMasked) {
        db.update(
                """
                UPDATE tokens SET quota_used = ?, quota_limit = ?, quota_overage = ?, quota_resets_at = ?,
                    quota_checked_at = ?, plan = ?, email_masked = ?, checked_at = GREATEST(checked_at, ?) WHERE id = ?
                """,
                quota.used(), quota.limit(), quota.overage(), quota.resetsAt().toEpochMilli(),
                quota.checkedAt().toEpochMilli(), plan, emailMasked, quota.checkedAt().toEpochMilli(), id);
    }

    @Override
    public void addShared(List<SharedUse.Sum> sums) {
        long slack = SharePeriod.SLACK.toMillis();
        List<Object[]> rows = new ArrayList<>();
        for (SharedUse.Sum sum : sums) {
            long until = sum.until().toEpochMilli();
            rows.add(new Object[] {slack, sum.credits(), sum.tokenId(), until, until + slack});
        }
        // The first assignment reads shared_until as it was, whichever order the server keeps; see SharePeriod.over.
        db.batch(
                """
                UPDATE tokens SET
                    shared_used = IF(shared_until > 0 AND quota_resets_at > shared_until + ?, 0, shared_used) + ?,
                    shared_until = GREATEST(shared_until, quota_resets_at)
                WHERE id = ? AND (? = 0 OR quota_resets_at <= ?)
                """,
                rows);
    }

    @Override
    public List<SharedUse.Sum> shared(String provider) {
        return db.query(
                """
                SELECT id, quota_resets_at, shared_used FROM tokens
                WHERE provider = ? AND shared_used > 0
                    AND NOT (shared_until > 0 AND quota_resets_at > shared_until + ?)
                ORDER BY id
                """,
                row -> new SharedUse.Sum(row.number("id"), row.fraction("shared_used"),
                        Instant.ofEpochMilli(row.number("quota_resets_at"))),
                provider, SharePeriod.SLACK.toMillis());
    }

    @Override
    public void saveModels(long id, ModelList models, Instant checkedAt) {
        db.update("UPDATE tokens SET models_json = ?, models_checked_at = ? WHERE id = ?",
                models.toJson(), checkedAt.toEpochMilli(), id);
    }

    /** Adds to figures inside the transaction of whoever counts. */
    static void addCounters(Sql sql, List<TokenDelta> deltas) {
        addCounters(sql, deltas, false,
                """
                UPDATE tokens SET request_count = request_count + ?, success_count = success_count + ?,
                    failure_count = failure_count + ?, last_used = GREATEST(last_used, ?) WHERE id = ?
                """);
        addCounters(sql, deltas, true,
                """
                UPDATE tokens SET pool_request_count = pool_request_count + ?,
                    pool_success_count = pool_success_count + ?, pool_failure_count = pool_failure_count + ?,
                    pool_last_used = GREATEST(pool_last_used, ?) WHERE id = ?
                """);
    }

    private static void addCounters(Sql sql, List<TokenDelta> deltas, boolean pool, String statement) {
        List<Object[]> rows = new ArrayList<>();
        // By ascending id, so that two nodes that count at once wait for each other and never both give way.
        for (TokenDelta delta : deltas.stream().sorted(Comparator.comparingLong(TokenDelta::tokenId)).toList()) {
            if (delta.pool() == pool) {
                rows.add(new Object[] {
                    delta.requests(), delta.successes(), delta.failures(), delta.lastUsed().toEpochMilli(),
                    delta.tokenId()
                });
            }
        }
        if (!rows.isEmpty()) {
            sql.batch(statement, rows);
        }
    }
}
