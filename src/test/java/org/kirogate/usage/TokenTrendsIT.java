package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;

/** How busy tokens were in the last hours. */
class TokenTrendsIT {
    private static final Instant NOW = Instant.parse("2026-11-25T10:59:59.900Z");
    private static final Instant HOUR = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void eachHourOfTheLast24IsToldOldestFirst() {
        try (MigratedDb database = MigratedDb.create()) {
            add(database.db(), 3, HOUR, 7, 5);
            add(database.db(), 3, HOUR.minusSeconds(23 * 3600), 7, 2);
            add(database.db(), 3, HOUR.minusSeconds(24 * 3600), 7, 100);
            add(database.db(), 2, HOUR, 7, 100);
            Map<Long, List<Long>> trends =
                    new TokenTrends(database.db(), InstantSource.fixed(NOW)).of(List.of(7L, 8L));
            assertEquals(TokenTrends.HOURS, trends.get(7L).size());
            assertEquals(2, trends.get(7L).get(0));
            assertEquals(5, trends.get(7L).get(23));
            assertEquals(7, trends.get(7L).stream().mapToLong(Long::longValue).sum());
            assertEquals(Collections.nCopies(TokenTrends.HOURS, 0L), trends.get(8L));
        }
    }

    private static void add(Db db, int facet, Instant hour, long item, long requests) {
        db.update(
                """
                INSERT INTO usage_items (facet, days, start, item, requests, successes, failures, input_tokens,
                    output_tokens, credits) VALUES (?, 0, ?, ?, ?, 0, 0, 0, 0, 0)
                """,
                facet, hour.toEpochMilli(), item, requests);
    }
}
