package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;

/** What the script makes of requests that are there is what the writer would have made of them. */
class ReadingBackfillIT {
    private static final List<String> TABLES = List.of("usage_callers", "usage_served", "usage_ways", "usage_marks");
    private static final String SUMS = "requests, successes, failures, input_tokens, output_tokens, ROUND(credits, 6)";

    @Test
    void requestsThatAreThereBecomeTheSameSums() throws IOException {
        try (MigratedDb database = MigratedDb.create()) {
            Db db = database.db();
            UsageLog log = new UsageLog(
                    new GatewayConfig.Usage(1_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7), db, List.of());
            for (int i = 0; i < 700; i++) {
                log.add(record(i));
            }
            log.flush();
            List<String> written = sums(db);
            assertTrue(written.size() > 300, "too little to tell");
            TABLES.forEach(table -> db.update("DELETE FROM " + table));
            db.update("DELETE FROM usage_items WHERE facet = " + Facet.LENT.code());
            for (int twice = 0; twice < 2; twice++) {
                script().forEach(db::update);
                assertEquals(written, sums(db));
            }
        }
    }

    private static List<String> script() throws IOException {
        try (InputStream file = ReadingBackfillIT.class.getResourceAsStream("/sql/V010__reading.sql")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\s*\n"));
        }
    }

    private static List<String> sums(Db db) {
        List<String> lines = new ArrayList<>();
        String way = " model, dialect, client, outcome, ";
        for (String columns : List.of(
                "hour, key_id, user_id, is_super," + way + SUMS + ") AS line FROM usage_callers",
                "hour, token_id, is_super," + way + SUMS + ") AS line FROM usage_served",
                "hour, is_super," + way + SUMS + ") AS line FROM usage_ways",
                "hour, part, first_id, last_id) AS line FROM usage_marks",
                "facet, days, start, item, " + SUMS + ") AS line FROM usage_items")) {
            lines.addAll(db.query("SELECT CONCAT_WS(' ', " + columns + " ORDER BY 1", row -> row.string("line")));
        }
        return lines;
    }

    private static UsageRecord record(int i) {
        UsageRecord.Outcome[] outcomes = UsageRecord.Outcome.values();
        long key = 1 + i % 5;
        return new UsageRecord("req_" + i, Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofMinutes(11L * i)),
                new UsageRecord.Who(key, 1 + key % 3, key % 2 == 0, i % 3 == 0 ? "curl" : "other", "192.0.2.1"),
                new UsageRecord.Route(
                        i % 2 == 0 ? "openai" : "anthropic", "opus", i % 4 == 0 ? "sonnet" : "", true, i % 3, 1),
                outcomes[i % outcomes.length], 200, "",
                new TokenCounts(10 + i, 5, i % 2, 0, 0.25, TokenCounts.Source.REPORTED), 20, 40, "");
    }
}
