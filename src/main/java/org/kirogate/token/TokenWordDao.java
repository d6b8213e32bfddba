package org.kirogate.token;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.kirogate.db.ChangeLog;
import org.kirogate.db.Db;
import org.kirogate.db.Noting;
import org.kirogate.db.Sql;
import org.kirogate.token.terms.ShareTerms;

/** What people say of a token, in the table {@code tokens}: settings and the state that follows from a switch. Thread-safe. */
final class TokenWordDao {
    private final Db db;

    TokenWordDao(Db db) {
        this.db = db;
    }

    /**
     * Changes what people set, all of it at once; {@code change} sees the row as it is, alone, and may refuse by an
     * exception.
     *
     * @param noting notes it in the same transaction, unless nothing differs
     * @return the settings before and after, empty when there is no such token
     */
    Optional<TokenChange> change(TokenRef ref, Function<TokenView, TokenSettings> change,
            Noting<TokenChange> noting, Instant now) {
        return db.transaction(sql -> {
            Optional<TokenView> row = sql.one(
                    "SELECT " + TokenRow.COLUMNS + " FROM tokens " + TokenDao.ONE + " FOR UPDATE",
                    new TokenRow()::read, ref.tokenId(), ref.userId(), ref.userId()).map(StoredToken::view);
            Optional<TokenChange> done = row.map(view ->
                    new TokenChange(view, TokenSettings.of(view), change.apply(view)));
            done.filter(TokenChange::changed).ifPresent(changed -> {
                settle(sql, ref, changed, now);
                ChangeLog.bump(sql, TokenPool.ROOM);
                noting.note(sql, changed);
            });
            return done;
        });
    }

    private static void settle(Sql sql, TokenRef ref, TokenChange done, Instant now) {
        TokenSettings after = done.after();
        ShareTerms terms = after.rules().terms();
        sql.update(
                """
                UPDATE tokens SET name = ?, is_public = ?, max_concurrency = ?, requests_per_minute = ?, weight = ?,
                    share_percent = ?, share_reserve = ?, share_hours = ?, share_zone = ?, share_models = ?,
                    updated_at = ?, version = version + 1 WHERE id = ?
                """,
                after.name(), after.isPublic(), limit(after.rules().maxConcurrency()),
                limit(after.rules().requestsPerMinute()), after.rules().weight(), terms.percent(), terms.reserve(),
                TokenRow.column(terms.hours()), terms.zone().getId(), TokenRow.column(terms.models()),
                now.toEpochMilli(), ref.tokenId());
        if (done.switched()) {
            stand(sql, ref, after.power(), now);
        }
    }

    private static void stand(Sql sql, TokenRef ref, TokenPower power, Instant now) {
        TokenStanding standing = power.standing();
        sql.update("UPDATE tokens SET state = ?, state_reason = ?, state_until = ? WHERE id = ?",
                standing.state().label(), standing.reason(), standing.until().toEpochMilli(), ref.tokenId());
        HealthDao.add(sql, ref.tokenId(),
                new HealthEvent(now, standing.state(), power.said(ref.userId() == 0), standing.until()));
    }

    private static Object limit(int limit) {
        return limit == TokenRules.AS_CONFIGURED ? null : limit;
    }

    /** A person's word on the state: it holds over whatever was there. False when there is no such token. */
    boolean setStanding(TokenRef ref, HealthEvent said) {
        return db.transaction(sql -> {
            Optional<String> before = sql.one(
                    "SELECT state FROM tokens " + TokenDao.ONE + " FOR UPDATE", row -> row.string("state"),
                    ref.tokenId(), ref.userId(), ref.userId());
            if (before.isEmpty()) {
                return false;
            }
            TokenStanding standing = said.standing();
            sql.update(
                    """
                    UPDATE tokens SET state = ?, state_reason = ?, state_until = ?, updated_at = ?,
                        version = version + 1
                    WHERE id = ?
                    """,
                    standing.state().label(), standing.reason(), standing.until().toEpochMilli(),
                    said.at().toEpochMilli(), ref.tokenId());
            if (!before.get().equals(standing.state().label())) {
                HealthDao.add(sql, ref.tokenId(), said);
            }
            ChangeLog.bump(sql, TokenPool.ROOM);
            return true;
        });
    }
}
