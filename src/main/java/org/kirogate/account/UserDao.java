package org.kirogate.account;

import java.util.List;
import java.util.Optional;
import org.kirogate.db.Row;
import org.kirogate.db.Sql;

/** Statements over {@code users}. Thread-safe. */
final class UserDao {
    static final String COLUMNS = "id, name, email, role, state, trust_level, created_at, last_sign_in_at";

    /** A password's hash and whose it is. */
    record Credential(long userId, String hash) {}

    /** What of a user is kept in memory. */
    record Standing(long userId, String name, UserState state, Role role) {}

    long insert(Sql sql, NewUser user, String hash, UserPowers powers, long now) {
        return sql.insert(
                """
                INSERT INTO users (name, email, password_hash, role, state, trust_level, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                user.name(), user.email(), hash, powers.role().code(), powers.state().code(), powers.trustLevel(), now);
    }

    Optional<User> byId(Sql sql, long id) {
        return sql.one("SELECT " + COLUMNS + " FROM users WHERE id = ? AND deleted_at IS NULL", UserDao::user, id);
    }

    Optional<User> byName(Sql sql, String name) {
        return sql.one("SELECT " + COLUMNS + " FROM users WHERE name = ?", UserDao::user, name);
    }

    Optional<Credential> credential(Sql sql, String nameOrEmail) {
        String column = nameOrEmail.contains("@") ? "email" : "name";
        return sql.one("SELECT id, password_hash FROM users WHERE " + column + " = ?", UserDao::credential,
                nameOrEmail);
    }

    Optional<Credential> credential(Sql sql, long id) {
        return sql.one("SELECT id, password_hash FROM users WHERE id = ?", UserDao::credential, id);
    }

    List<Standing> standings(Sql sql) {
        return sql.query("SELECT id, name, state, role FROM users", UserDao::standing);
    }

    Optional<Standing> standing(Sql sql, long id) {
        return sql.one("SELECT id, name, state, role FROM users WHERE id = ?", UserDao::standing, id);
    }

    Users.Queue pending(Sql sql) {
        return sql.one(
                        "SELECT COUNT(*) AS total, COALESCE(MIN(created_at), 0) AS oldest FROM users WHERE state = ?",
                        row -> new Users.Queue(row.number("total"), row.number("oldest")), UserState.PENDING.code())
                .orElseThrow();
    }

    /** The user as they are, held until the transaction is over. */
    Optional<User> lock(Sql sql, long id) {
        return sql.one("SELECT " + COLUMNS + " FROM users WHERE id = ? AND deleted_at IS NULL FOR UPDATE",
                UserDao::user, id);
    }

    void empower(Sql sql, long id, UserPowers powers) {
        sql.update("UPDATE users SET state = ?, role = ?, trust_level = ? WHERE id = ?",
                powers.state().code(), powers.role().code(), powers.trustLevel(), id);
    }

    /** Changes the password only while the old hash still stands, so that two changes at once can't both succeed. */
    int setPassword(Sql sql, long id, String oldHash, String newHash) {
        return sql.update(
                "UPDATE users SET password_hash = ? WHERE id = ? AND password_hash = ?", newHash, id, oldHash);
    }

    int resetPassword(Sql sql, long id, String hash) {
        return sql.update("UPDATE users SET password_hash = ? WHERE id = ? AND deleted_at IS NULL", hash, id);
    }

    /** Keeps the row, which keys and records point to, and frees name and address for others. */
    int remove(Sql sql, long id, long now) {
        return sql.update(
                """
                UPDATE users SET name = CONCAT('deleted_', id), email = CONCAT('deleted-', id, '@invalid'),
                    password_hash = '', state = 'banned', deleted_at = ?
                WHERE id = ? AND deleted_at IS NULL
                """,
                now, id);
    }

    void signedIn(Sql sql, long id, long now) {
        sql.update("UPDATE users SET last_sign_in_at = ? WHERE id = ?", now, id);
    }

    static User user(Row row) {
        return new User(
                row.number("id"), row.string("name"), row.string("email"), Role.of(row.string("role")),
                UserState.of(row.string("state")), (int) row.number("trust_level"), row.number("created_at"),
                row.number("last_sign_in_at"));
    }

    private static Credential credential(Row row) {
        return new Credential(row.number("id"), row.string("password_hash"));
    }

    private static Standing standing(Row row) {
        return new Standing(
                row.number("id"), row.string("name"), UserState.of(row.string("state")), Role.of(row.string("role")));
    }
}
