package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;

/** Records reach the database once each, in whatever state it is met. */
class UsageLogIT {
    private static final Instant AT = Instant.parse("2026-11-25T10:59:59.900Z");
    private static final GatewayConfig.Usage TEN =
            new GatewayConfig.Usage(10, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7);
    private MigratedDb database;
    private final List<UsageRecord> counted = new ArrayList<>();

    @BeforeEach
    void open() {
        database = MigratedDb.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRecordWhoseCommitWasLostIsNotCountedAgain() {
        UsageLog log = log(10);
        log.add(record("req_1", UsageRecord.Outcome.OK));
        log.flush();
        log.add(record("req_1", UsageRecord.Outcome.OK));
        log.add(record("req_2", UsageRecord.Outcome.FAILED));
        log.flush();
        assertEquals(2, counted.size());
        UsageReport report = new UsageReports(database.db(), InstantSource.fixed(AT.plusSeconds(60))).ofKey(7);
        assertEquals(new UsageReport.Sums(2, 1, 1, 20, 10, 0.5), report.total());
        assertEquals(List.of(new UsageReport.TokenShare(3, 2, 1)), report.tokens());
        assertEquals(1, report.days().size());
    }

    @Test
    void aBatchThatFailsIsKeptAndWrittenWhole() {
        boolean[] fails = {true};
        UsageLog log = new UsageLog(TEN, database.db(), List.of((sql, records) -> {
            if (fails[0]) {
                throw new IllegalStateException("the counters are away");
            }
            counted.addAll(records);
        }));
        log.add(record("req_1", UsageRecord.Outcome.OK));
        log.add(record("req_2", UsageRecord.Outcome.OK));
        assertThrows(IllegalStateException.class, log::flush);
        assertEquals(0, rows(), "half a batch");
        log.add(record("req_3", UsageRecord.Outcome.OK));
        fails[0] = false;
        log.flush();
        assertEquals(List.of("req_1", "req_2", "req_3"), counted.stream().map(UsageRecord::requestId).toList());
        assertEquals(3, rows());
    }

    @Test
    void whatWaitsIsTold() {
        UsageLog log = new UsageLog(TEN, database.db(), List.of((sql, records) -> {
            throw new IllegalStateException("the counters are away");
        }));
        log.add(record("req_1", UsageRecord.Outcome.OK));
        assertEquals(1, log.waiting());
        assertThrows(IllegalStateException.class, log::flush);
        log.add(record("req_2", UsageRecord.Outcome.OK));
        assertEquals(2, log.waiting(), "a batch that failed waits too");
    }

    @Test
    void aFullQueueDropsAndCountsAndNeverWaits() {
        UsageLog log = log(2);
        for (int i = 0; i < 5; i++) {
            log.add(record("req_" + i, UsageRecord.Outcome.OK));
        }
        assertEquals(3, log.dropped());
        log.close();
        assertEquals(2, rows());
    }

    @Test
    void aQueueThatFillsKeepsRecordsAndLeavesReceiptsOut() {
        UsageLog log = log(50);
        for (int i = 0; i < 20; i++) {
            log.add(record("req_" + i, UsageRecord.Outcome.OK, "{}"));
        }
        log.flush();
        log.add(record("req_later", UsageRecord.Outcome.OK, "{}"));
        log.flush();
        assertEquals(21, rows());
        assertEquals(0, log.dropped());
        assertEquals(List.of("req_0", "req_1", "req_2", "req_3", "req_4", "req_5", "req_later"), database.db().query(
                "SELECT request_id FROM request_receipts ORDER BY request_id", row -> row.string("request_id")));
    }

    @Test
    void manyMoreThanABatchAreWrittenInOneGo() {
        UsageLog log = log(5000);
        for (int i = 0; i < 1203; i++) {
            log.add(record("req_" + i, UsageRecord.Outcome.OK));
        }
        log.flush();
        assertEquals(1203, rows());
        assertEquals(1203, counted.size());
        assertEquals(1203, new UsageReports(database.db(), InstantSource.fixed(AT)).ofKey(7).total().requests());
    }

    private UsageLog log(int size) {
        return new UsageLog(
                new GatewayConfig.Usage(size, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7), database.db(),
                List.of((sql, records) -> counted.addAll(records)));
    }

    private long rows() {
        return database.db().one("SELECT COUNT(*) AS n FROM usage_records", row -> row.number("n")).orElseThrow();
    }

    private static UsageRecord record(String id, UsageRecord.Outcome outcome) {
        return record(id, outcome, "");
    }

    private static UsageRecord record(String id, UsageRecord.Outcome outcome, String receipt) {
        return new UsageRecord(id, AT, new UsageRecord.Who(7, 5, true, "curl", "127.0.0.1"),
                new UsageRecord.Route("openai", "claude-sonnet-4-5", "claude-sonnet-4.5", true, 3, 1), outcome, 200, "",
                new TokenCounts(10, 5, 0, 0, 0.25, TokenCounts.Source.REPORTED), 20, 40, receipt);
    }
}
