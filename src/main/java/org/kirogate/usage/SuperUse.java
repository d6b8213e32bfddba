package org.kirogate.usage;

import java.time.Instant;
import java.util.Objects;
import org.kirogate.db.Db;

/** What people get through super keys. Thread-safe; reads sums by the hour. */
public final class SuperUse {
    private final Db db;

    /**
     * What somebody got.
     *
     * @param credits upstream credits
     * @param keys    super keys it came through
     */
    public record Sums(double credits, long keys) {}

    /** Reads from this database. */
    public SuperUse(Db db) {
        this.db = Objects.requireNonNull(db, "db");
    }

    /** What a person's super keys used since a time; throws {@link org.kirogate.db.DbException} in an outage. */
    public Sums received(long userId, Instant since) {
        return db.one(
                "SELECT COALESCE(SUM(credits), 0) AS credits, COUNT(DISTINCT key_id) AS key_count FROM usage_hourly"
                        + " WHERE user_id = ? AND hour >= ? AND is_super = 1",
                row -> new Sums(row.fraction("credits"), row.number("key_count")),
                userId, since.toEpochMilli()).orElseThrow();
    }
}
