package org.kirogate.db;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What changed in the database since a node last read it into memory: one counter a room, raised in the transaction
 * that makes the change. Thread-safe.
 */
public final class ChangeLog {
    private final Db db;

    /** A log over the table {@code room_versions}. */
    public ChangeLog(Db db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    /**
     * Notes a change. Call it last in the transaction: it holds back other changes of the same room until the commit.
     *
     * @param sql  the transaction that makes the change
     * @param room what has to be read anew ({@code users})
     */
    public static void bump(Sql sql, String room) {
        sql.update(
                "INSERT INTO room_versions (name, version) VALUES (?, 1)"
                        + " ON DUPLICATE KEY UPDATE version = version + 1",
                room);
    }

    /** Every room's number of changes so far, in one query; a room that never changed is missing. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new HashMap<>();
        db.query(
                "SELECT name, version FROM room_versions",
                row -> versions.put(row.string("name"), row.number("version")));
        return Map.copyOf(versions);
    }
}
