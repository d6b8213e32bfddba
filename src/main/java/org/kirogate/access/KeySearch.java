package org.kirogate.access;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.kirogate.db.Db;

/**
 * Finds keys by what people know of them, those that were deleted too: their requests stay. Those that are not are
 * found in memory. Thread-safe.
 */
public final class KeySearch {
    private static final String BEGINNING = "sk-";
    /** Characters of a key that are stored. */
    private static final int PREFIX = 13;
    /** The index that holds all it asks for, and the deleted keys behind the others. */
    private static final String DELETED =
            "SELECT id FROM api_keys FORCE INDEX (api_keys_name) WHERE deleted_at > 0 AND ";

    private final Db db;
    private final KeyMemory memory;

    /** Searches these keys and those of the database that were deleted. */
    public KeySearch(Db db, ApiKeys keys) {
        this.db = Objects.requireNonNull(db, "db");
        this.memory = keys.memory();
    }

    /**
     * The ids of keys whose name holds the text, or whose characters begin with it.
     *
     * @param text  not empty; of a whole key its first characters count
     * @param limit at most so many, the newest
     * @throws org.kirogate.db.DbException when the database can't be reached
     */
    public List<Long> ids(String text, int limit) {
        boolean key = text.startsWith(BEGINNING);
        String prefix = text.length() > PREFIX ? text.substring(0, PREFIX) : text;
        BiPredicate<Caller, String> wanted =
                key ? (one, name) -> one.keyPrefix().startsWith(prefix) : new KeyText(text).named();
        List<Long> deleted = db.query(
                DELETED + (key ? "key_prefix" : "name") + " LIKE ? ORDER BY id DESC LIMIT ?", row -> row.number("id"),
                key ? escaped(prefix) + "%" : "%" + escaped(text) + "%", limit);
        return Stream.concat(memory.ids(wanted).stream(), deleted.stream())
                .sorted((one, other) -> Long.compare(other, one)).distinct().limit(limit).toList();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
