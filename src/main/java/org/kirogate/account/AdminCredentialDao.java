package org.kirogate.account;

import java.util.Optional;
import org.kirogate.db.Sql;

/** Statements over {@code admin_credential}, a table of one row. Thread-safe. */
final class AdminCredentialDao {

    /** The password's hash, and whether it is the well-known first one. */
    record Credential(String hash, boolean isDefault) {}

    Optional<Credential> read(Sql sql) {
        return sql.one(
                "SELECT password_hash, is_default FROM admin_credential WHERE id = 1",
                row -> new Credential(row.string("password_hash"), row.bool("is_default")));
    }

    /** Stores the first password; one that is there already stays. */
    void insertFirst(Sql sql, Credential credential, long now) {
        sql.update(
                "INSERT IGNORE INTO admin_credential (id, password_hash, is_default, changed_at) VALUES (1, ?, ?, ?)",
                credential.hash(), credential.isDefault(), now);
    }

    /** Replaces the password only while the old hash still stands. */
    int replace(Sql sql, String oldHash, Credential credential, long now) {
        return sql.update(
                "UPDATE admin_credential SET password_hash = ?, is_default = ?, changed_at = ?"
                        + " WHERE id = 1 AND password_hash = ?",
                credential.hash(), credential.isDefault(), now, oldHash);
    }
}
