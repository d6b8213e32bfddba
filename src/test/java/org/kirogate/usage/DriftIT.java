package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;
import org.kirogate.support.SteppedClock;

/** Counters that were changed by hand are found, and nothing is mended. */
class DriftIT {
    private static final GatewayConfig.Usage CONFIG =
            new GatewayConfig.Usage(10_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7);

    private final SteppedClock clock = new SteppedClock();
    private final List<DriftReport> told = new ArrayList<>();
    private MigratedDb database;

    @BeforeEach
    void open() {
        database = MigratedDb.create();
        database.db().update("CREATE TABLE counters (kind INT, id BIGINT, requests BIGINT DEFAULT 0,"
                + " successes BIGINT DEFAULT 0, failures BIGINT DEFAULT 0, input_tokens BIGINT DEFAULT 0,"
                + " output_tokens BIGINT DEFAULT 0, credits DECIMAL(24,9) DEFAULT 0, last_used BIGINT DEFAULT 0,"
                + " PRIMARY KEY (kind, id))");
        UsageLog log = new UsageLog(CONFIG, database.db(), List.of((sql, records) -> records.forEach(record -> {
            count(sql, 1, record.who().keyId(), record);
            count(sql, record.who().superKey() ? 3 : 2, record.route().tokenId(), record);
            count(sql, record.who().superKey() ? 2 : 3, record.route().tokenId(), null);
        })));
        for (int i = 0; i < 700; i++) {
            log.add(record(i));
        }
        log.flush();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void count(org.kirogate.db.Sql sql, int kind, long id, UsageRecord record) {
        sql.update("INSERT IGNORE INTO counters (kind, id) VALUES (?, ?)", kind, id);
        if (record != null) {
            sql.update("UPDATE counters SET requests = requests + 1, successes = successes + ?,"
                    + " failures = failures + ?, input_tokens = input_tokens + ?,"
                    + " output_tokens = output_tokens + ?, credits = credits + ?,"
                    + " last_used = GREATEST(last_used, ?) WHERE kind = ? AND id = ?", record.succeeded(),
                    record.failed(), record.counts().input() + record.counts().cacheRead(), record.counts().output(),
                    record.counts().credits(), record.at().toEpochMilli(), kind, id);
        }
    }

    private UsageRecord record(int i) {
        Instant at = clock.instant().minus(Duration.ofMinutes(5L * i + 90));
        boolean pool = i % 3 == 0;
        return new UsageRecord("r" + i, at, new UsageRecord.Who(1 + (i % 600), 1, pool, "curl", ""),
                new UsageRecord.Route("openai", "opus", "", true, 1 + i % 2, 1),
                i % 5 == 0 ? UsageRecord.Outcome.FAILED
                        : i % 7 == 0 ? UsageRecord.Outcome.REFUSED : UsageRecord.Outcome.OK,
                200, "", new TokenCounts(1 + i, 2, 3, 0, 0.1 * i, TokenCounts.Source.REPORTED), 1, 1, "");
    }

    private CounterReading.Reader reader(int kind) {
        return (sql, after, limit) -> sql.query(
                "SELECT * FROM counters WHERE kind = ? AND id > ? ORDER BY id LIMIT ?",
                row -> new CounterReading(row.number("id"), UsageSumsDao.sums(row), row.number("last_used")),
                kind, after, limit);
    }

    private Drift drift() {
        return new Drift(CONFIG, database.db(), new Drift.Counters(reader(1), reader(2), reader(3)),
                (sql, report) -> told.add(report), clock);
    }

    private void change(String what) {
        assertEquals(1, database.db().update("UPDATE counters SET " + what));
    }

    @Test
    void whatAgreesIsNotReported() {
        assertEquals(List.of(), drift().check().found());
        assertEquals(List.of(), told);
    }

    @Test
    void aChangedCounterIsFoundWithItsAmountAndStaysAsItIs() {
        change("requests = requests + 5 WHERE kind = 1 AND id = 550");
        change("failures = failures - 1 WHERE kind = 2 AND id = 1");
        change("successes = successes + 1 WHERE kind = 3 AND id = 2");
        change("last_used = last_used + 7200000 WHERE kind = 1 AND id = 3");
        DriftReport report = drift().check();
        assertEquals(List.of("key 3 last_used", "key 550 requests", "token 1 failures", "token_pool 2 successes"),
                report.found().stream().map(one -> one.kind().label() + " " + one.id() + " " + one.figure()).toList());
        assertEquals(List.of(7_200_000L, 5L, -1L, 1L), report.found().stream()
                .map(one -> one.figure().equals("last_used")
                        ? (one.is() - one.should()) / 3_600_000 * 3_600_000 : one.is() - one.should()).toList());
        assertEquals(List.of(report), told);
        assertEquals(4, drift().check().different(), "nothing was mended");
    }

    @Test
    void tokensAndCreditsOfKeysAreComparedAndWhatRoundingMakesIsNot() {
        change("input_tokens = input_tokens + 7 WHERE kind = 1 AND id = 10");
        change("output_tokens = output_tokens - 1 WHERE kind = 1 AND id = 20");
        change("credits = credits + 0.25 WHERE kind = 1 AND id = 30");
        change("credits = credits + 0.0000004 WHERE kind = 1 AND id = 40");
        assertEquals(List.of("key 10 input_tokens 7", "key 20 output_tokens -1", "key 30 millicredits 250"),
                drift().check().found().stream().map(one -> one.kind().label() + " " + one.id() + " " + one.figure()
                        + " " + (one.is() - one.should())).toList());
    }

    @Test
    void eachTableOfSumsIsComparedWithTheRecords() {
        long hour = database.db().one("SELECT MAX(hour) AS hour FROM usage_hourly", row -> row.number("hour"))
                .orElseThrow();
        for (String table : List.of("usage_ways", "usage_traffic", "usage_callers", "usage_hourly", "usage_served")) {
            changed(table, "hour = " + hour);
        }
        for (int facet = 1; facet <= 3; facet++) {
            changed("usage_items", "facet = " + facet + " AND days = 0 AND start = " + hour);
        }
        changed("usage_models", "facet = 1 AND start = " + hour);
        changed("usage_models", "facet = 3 AND start = " + hour);
    }

    private void changed(String table, String which) {
        String update = "UPDATE " + table + " SET output_tokens = output_tokens %s WHERE " + which + " LIMIT 1";
        database.db().update(update.formatted("+ 4"));
        assertEquals(List.of("hour output_tokens -4"), drift().check().found().stream()
                .map(one -> one.kind().label() + " " + one.figure() + " " + (one.is() - one.should())).toList(),
                table + " where " + which);
        database.db().update(update.formatted("- 4"));
        assertEquals(List.of(), drift().check().found());
    }

    @Test
    void lettingRecordsGoIsNoDrift() {
        clock.advance(Duration.ofDays(91));
        Retention retention = new Retention(CONFIG, database.db(), clock);
        retention.run();
        assertEquals(0, database.db().one("SELECT COUNT(*) AS n FROM usage_records", row -> row.number("n"))
                .orElseThrow());
        assertEquals(List.of(), drift().check().found());
        change("output_tokens = output_tokens + 1 WHERE kind = 1 AND id = 1");
        assertEquals(1, drift().check().different(), "and what differs is still found");
    }

    @Test
    void aRecordThatTheSumsDoNotKnowIsFound() {
        database.db().update("DELETE FROM usage_records WHERE request_id = 'r0'");
        List<DriftReport.Found> found = drift().check().found();
        assertEquals(List.of(DriftReport.Kind.HOUR), found.stream().map(DriftReport.Found::kind).distinct().toList());
        assertEquals(-1, found.get(0).is() - found.get(0).should());
    }

    @Test
    void lettingOldSumsGoIsNoDrift() {
        clock.advance(Retention.SUMS.plusDays(30));
        Retention retention = new Retention(CONFIG, database.db(), clock);
        for (int i = 0; i < 5; i++) {
            retention.run();
        }
        assertEquals(0, database.db().one("SELECT COUNT(*) AS n FROM usage_items WHERE days < 2",
                row -> row.number("n")).orElseThrow());
        assertEquals(List.of(), drift().check().found());
    }

    @Test
    void oneNodeANightComparesAndTheOthersLearnOfIt() {
        change("requests = 0 WHERE kind = 1 AND id = 1");
        Drift first = drift();
        Drift second = drift();
        first.run();
        second.run();
        assertEquals(1, told.size());
        assertEquals(1, second.latest().different());
        assertEquals(first.latest().at(), second.latest().at());
        clock.advance(Duration.ofDays(1));
        second.run();
        assertEquals(2, told.size());
    }
}
