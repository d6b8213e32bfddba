package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.db.MigratedDb;

/** What is told of the last 24 hours. */
class RecentHoursIT {
    private static final Instant NOW = Instant.parse("2026-11-25T10:59:59.900Z");
    private static final Instant HOUR = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void hoursAreSummedOverModelsAndOldOnesLeftOut() {
        try (MigratedDb database = MigratedDb.create()) {
            add(database.db(), HOUR, 1, 5, 1);
            add(database.db(), HOUR, 2, 7, 0);
            add(database.db(), HOUR.minusSeconds(23 * 3600), 1, 1, 1);
            add(database.db(), HOUR.minusSeconds(24 * 3600), 1, 100, 100);
            RecentHours hours = new RecentHours(database.db(), InstantSource.fixed(NOW));
            assertEquals(List.of(), hours.hours());
            hours.refresh();
            assertEquals(List.of(
                    new RecentHours.Hour(HOUR.minusSeconds(23 * 3600), 1, 1), new RecentHours.Hour(HOUR, 12, 1)),
                    hours.hours());
        }
    }

    @Test
    void whatWasReadStaysWhenItCannotBeReadAgain() {
        try (MigratedDb database = MigratedDb.create()) {
            add(database.db(), HOUR, 1, 5, 1);
            RecentHours hours = new RecentHours(database.db(), InstantSource.fixed(NOW));
            hours.refresh();
            database.db().update("RENAME TABLE usage_traffic TO elsewhere");
            assertThrows(DbException.class, hours::refresh);
            assertEquals(List.of(new RecentHours.Hour(HOUR, 5, 1)), hours.hours());
        }
    }

    private static void add(Db db, Instant hour, int model, long successes, long failures) {
        db.update(
                """
                INSERT INTO usage_traffic (hour, model, dialect, is_super, requests, successes, failures,
                    input_tokens, output_tokens, credits) VALUES (?, ?, 'openai', 1, ?, ?, ?, 0, 0, 0)
                """,
                hour.toEpochMilli(), "m" + model, successes + failures, successes, failures);
    }
}
