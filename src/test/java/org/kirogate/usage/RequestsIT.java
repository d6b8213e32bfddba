package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;
import org.kirogate.support.SteppedClock;

/** Single requests are found from the moment they ended, and their receipts go when their days are over. */
class RequestsIT {
    private static final GatewayConfig.Usage WEEK =
            new GatewayConfig.Usage(100_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7);
    private static final String RECEIPT = "{\"asked\":\"claude\",\"outcome\":\"ok\",\"picks\":[],\"calls\":[]}";
    private final SteppedClock clock = new SteppedClock();
    private MigratedDb database;
    private UsageLog log;
    private Requests requests;

    @BeforeEach
    void open() {
        database = MigratedDb.create();
        log = new UsageLog(WEEK, database.db(), List.of());
        requests = new Requests(WEEK, database.db(), log, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRequestIsTheSameBeforeAndAfterItIsWritten() {
        UsageRecord record = record("req_1", RECEIPT, clock.instant());
        log.add(record);
        assertEquals(Optional.of(record), requests.find("req_1"));
        assertEquals(0, receipts(), "it still waits");
        log.flush();
        assertEquals(0, log.waiting());
        assertEquals(Optional.of(record), requests.find("req_1"));
    }

    @Test
    void aBatchThatFailedIsLookedInToo() {
        UsageLog failing = new UsageLog(WEEK, database.db(), List.of((sql, records) -> {
            throw new IllegalStateException("the counters are away");
        }));
        failing.add(record("req_1", RECEIPT, clock.instant()));
        assertThrows(IllegalStateException.class, failing::flush);
        assertTrue(new Requests(WEEK, database.db(), failing, clock).find("req_1").isPresent());
        assertEquals(0, receipts(), "written with its record or not at all");
    }

    @Test
    void whatIsNoIdIsNobodysRequest() {
        for (String id : List.of("", "req_none", "x".repeat(65), "' OR 1=1 --", "\u4f60\u597d", "req_1%")) {
            assertEquals(Optional.empty(), requests.find(id), id);
        }
    }

    @Test
    void aRecordWhoseCommitWasLostKeepsItsOneReceipt() {
        log.add(record("req_1", RECEIPT, clock.instant()));
        log.flush();
        log.add(record("req_1", RECEIPT, clock.instant()));
        log.add(record("req_2", RECEIPT, clock.instant()));
        log.flush();
        assertEquals(2, receipts());
    }

    @Test
    void aReceiptThatTheTableRefusesHoldsNoRecordBack() {
        log.add(record("req_1", "no json", clock.instant()));
        log.add(record("req_2", RECEIPT, clock.instant()));
        log.flush();
        assertEquals("", requests.find("req_1").orElseThrow().receipt());
        assertEquals(RECEIPT, requests.find("req_2").orElseThrow().receipt());
    }

    @Test
    void aRequestWithoutAReceiptLeavesNone() {
        log.add(record("req_1", "", clock.instant()));
        log.flush();
        assertEquals(0, receipts());
        assertEquals("", requests.find("req_1").orElseThrow().receipt());
    }

    @Test
    void receiptsGoWhenTheirDaysAreOverAndTheirRecordsStay() {
        Instant first = clock.instant();
        for (int i = 0; i < 2300; i++) {
            log.add(record("req_old" + i, RECEIPT, first));
        }
        log.add(record("req_new", RECEIPT, first.plusSeconds(1)));
        log.flush();
        clock.advance(Duration.ofDays(7));
        assertEquals(0, requests.purge());
        clock.advance(Duration.ofMillis(1));
        assertEquals(2300, requests.purge());
        assertEquals(1, receipts());
        assertEquals(RECEIPT, requests.find("req_new").orElseThrow().receipt());
        assertEquals("", requests.find("req_old7").orElseThrow().receipt());
    }

    @Test
    void withoutDaysNoneIsKept() {
        GatewayConfig.Usage none = new GatewayConfig.Usage(10, Duration.ofSeconds(1), 0, "", Duration.ZERO, 90, 7);
        assertEquals(false, new UsageLog(none, database.db(), List.of()).keepsReceipts());
        assertEquals(true, log.keepsReceipts());
        log.add(record("req_1", RECEIPT, clock.instant()));
        log.flush();
        clock.advance(Duration.ofMillis(1));
        assertEquals(1, new Requests(none, database.db(), log, clock).purge(), "what was kept before goes");
    }

    private long receipts() {
        return database.db().one("SELECT COUNT(*) AS n FROM request_receipts", row -> row.number("n")).orElseThrow();
    }

    private static UsageRecord record(String id, String receipt, Instant at) {
        return new UsageRecord(id, at, new UsageRecord.Who(7, 5, true, "curl", "127.0.0.1"),
                new UsageRecord.Route("openai", "claude-sonnet-4-5", "claude-sonnet-4.5", true, 3, 2),
                UsageRecord.Outcome.CLIENT_GONE, 499, "upstream_failed",
                new TokenCounts(10, 5, 2, 1, 0.25, TokenCounts.Source.DERIVED), 20, 40, receipt);
    }
}
