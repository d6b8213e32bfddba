package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;

/** The sums that the schema makes of what was there before are those that are written beside new requests. */
class UsageBackfillIT {
    private static final Instant FIRST = Instant.parse("2026-11-20T03:20:00Z");
    private static final long OWNER = 4;
    private static final String SUMS = "requests, successes, failures, input_tokens, output_tokens, credits";

    @Test
    void olderHoursBecomeTheSameSums() throws IOException {
        try (MigratedDb database = MigratedDb.create()) {
            Db db = database.db();
            write(db);
            List<String> written = sums(db);
            for (int facet = 1; facet <= 5; facet++) {
                String beginning = facet + " 1 ";
                assertFalse(
                        written.stream().noneMatch(line -> line.startsWith(beginning)), "nothing of facet " + facet);
            }
            db.update("DELETE FROM usage_items WHERE facet IN (4, 5)");
            db.update("DELETE FROM usage_models");
            db.update("DELETE FROM usage_pairs");
            for (int twice = 0; twice < 2; twice++) {
                script().forEach(db::update);
                assertEquals(written, sums(db));
            }
        }
    }

    /** Requests of five keys over four and a half days, and the one token that somebody owns. */
    private static void write(Db db) {
        db.update("INSERT INTO users (id, name, email, password_hash, state, created_at)"
                + " VALUES (?, 'owner', 'o', '', 'active', 1)", OWNER);
        db.update("INSERT INTO tokens (id, user_id, provider, kind, name, credential_sealed, identity_digest,"
                + " added_digest, models_json, created_at, updated_at)"
                + " VALUES (2, ?, 'kiro', 'social', '', '', 'i', 'a', '', 1, 1)", OWNER);
        UsageLog log = new UsageLog(
                new GatewayConfig.Usage(1_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7), db, List.of(),
                tokenId -> tokenId == 2 ? OWNER : 0);
        for (int i = 0; i < 500; i++) {
            log.add(record(i));
        }
        log.flush();
    }

    private static List<String> script() throws IOException {
        try (InputStream file = UsageBackfillIT.class.getResourceAsStream("/sql/V008__speed.sql")) {
            return List.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip().split(";\\s*\n"));
        }
    }

    private static List<String> sums(Db db) {
        return db.query("""
                SELECT CONCAT_WS(' ', facet, days, start, item, %1$s) AS line FROM usage_items
                UNION ALL SELECT CONCAT_WS(' ', facet, start, item, model, %1$s) FROM usage_models
                UNION ALL SELECT CONCAT_WS(' ', key_id, token_id, user_id, requests, successes, last_hour)
                FROM usage_pairs
                ORDER BY 1
                """.formatted(SUMS), row -> row.string("line"));
    }

    private static UsageRecord record(int i) {
        UsageRecord.Outcome outcome = i % 7 == 0 ? UsageRecord.Outcome.FAILED : UsageRecord.Outcome.OK;
        return new UsageRecord("req_" + i, FIRST.plus(Duration.ofMinutes(13L * i)),
                new UsageRecord.Who(1 + i % 5, 1 + i % 5 % 3, i % 2 == 0, "curl", "192.0.2.1"),
                new UsageRecord.Route("openai", "opus", i % 4 == 0 ? "sonnet" : "", true, i % 3, 1), outcome, 200, "",
                new TokenCounts(10 + i, 5, i % 2, 0, 0.25, TokenCounts.Source.REPORTED), 20, 40, "");
    }
}
