package org.kirogate.account;

import java.util.List;
import java.util.Optional;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code sessions}. User id 0 stands for the administrator, whose rows hold NULL. Thread-safe. */
final class SessionDao {
    private static final String COLUMNS = "digest, user_id, created_at, last_seen_at, expires_at, network, client";

    void insert(Sql sql, Session session) {
        sql.update(
                "INSERT INTO sessions (" + COLUMNS + ") VALUES (?, NULLIF(?, 0), ?, ?, ?, ?, ?)",
                session.digest(), session.userId(), session.createdAt(), session.lastSeenAt(), session.expiresAt(),
                session.network(), session.client());
    }

    Optional<Session> byDigest(Sql sql, String digest) {
        return sql.one("SELECT " + COLUMNS + " FROM sessions WHERE digest = ?", SessionDao::session, digest);
    }

    List<Session> ofUser(Sql sql, long userId, long now, long idleBefore) {
        return sql.query(
                "SELECT " + COLUMNS + " FROM sessions WHERE user_id <=> NULLIF(?, 0) AND expires_at > ?"
                        + " AND (last_seen_at > ? OR expires_at - created_at > " + Sessions.LIFE.toMillis() + ")"
                        + " ORDER BY last_seen_at DESC, digest LIMIT 100",
                SessionDao::session, userId, now, idleBefore);
    }

    void seen(Sql sql, String digest, long now) {
        sql.update("UPDATE sessions SET last_seen_at = ? WHERE digest = ? AND last_seen_at < ?", now, digest, now);
    }

    int delete(Sql sql, String digest) {
        return sql.update("DELETE FROM sessions WHERE digest = ?", digest);
    }

    int deleteOf(Sql sql, long userId, String digest) {
        return sql.update("DELETE FROM sessions WHERE digest = ? AND user_id <=> NULLIF(?, 0)", digest, userId);
    }

    int deleteAllOf(Sql sql, long userId, String keep) {
        return sql.update("DELETE FROM sessions WHERE user_id <=> NULLIF(?, 0) AND digest <> ?", userId, keep);
    }

    int deleteOver(Sql sql, long now, long idleBefore) {
        return sql.update(
                "DELETE FROM sessions WHERE expires_at <= ? OR (last_seen_at <= ? AND expires_at - created_at <= "
                        + Sessions.LIFE.toMillis() + ") LIMIT 10000",
                now, idleBefore);
    }

    private static Session session(Row row) {
        return new Session(
                row.string("digest"), row.number("user_id"), row.number("created_at"), row.number("last_seen_at"),
                row.number("expires_at"), row.string("network"), row.string("client"));
    }
}
