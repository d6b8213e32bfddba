package org.kirogate.access;

import java.util.List;
import java.util.Objects;
import org.kirogate.db.Db;

/** Finds keys by what people know of them, those that were deleted too: their requests stay. Thread-safe. */
public final class KeySearch {
    private static final String BEGINNING = "sk-";
    /** Characters of a key that are stored. */
    private static final int PREFIX = 13;

    private final Db db;

    /** Searches the keys of a database. */
    public KeySearch(Db db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    /**
     * The ids of keys whose name holds the text, or whose characters begin with it.
     *
     * @param text  not empty; of a whole key its first characters count
     * @param limit at most so many, the newest
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public List<Long> ids(String text, int limit) {
        if (text.startsWith(BEGINNING)) {
            String prefix = text.length() > PREFIX ? text.substring(0, PREFIX) : text;
            return db.query("SELECT id FROM api_keys WHERE key_prefix LIKE ? ORDER BY id DESC LIMIT ?",
                    row -> row.number("id"), escaped(prefix) + "%", limit);
        }
        return db.query("SELECT id FROM api_keys WHERE name LIKE ? ORDER BY id DESC LIMIT ?",
                row -> row.number("id"), "%" + escaped(text) + "%", limit);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
