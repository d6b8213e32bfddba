package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.Db;
import org.kirogate.db.MigratedDb;
import org.kirogate.support.SteppedClock;
import org.kirogate.usage.journal.Journal;
import org.kirogate.usage.journal.Killed;

/** One record a request, whether the process is killed, the database is away, or both. */
class JournaledUsageIT {
    private static final Instant AT = Instant.parse("2026-11-25T10:59:59.900Z");
    private static final UsageRecord.Who WHO = new UsageRecord.Who(7, 5, true, "curl", "127.0.0.1");
    private static final int QUEUE = 20;

    @TempDir
    private Path folder;

    private final SteppedClock clock = new SteppedClock(AT);
    private final List<String> counted = new ArrayList<>();
    private boolean away;
    private Journal journal;
    private MigratedDb database;

    @BeforeEach
    void open() {
        database = MigratedDb.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void afterAKillEveryRequestHasOneRecordAndThoseInFlightAreMarked() {
        UsageLog gone = log();
        begin(gone, "req_written", "req_over", "req_open");
        end(gone, "req_written");
        gone.flush();
        end(gone, "req_over");
        Killed.kill(journal);
        try (UsageLog next = log()) {
            next.flush();
            next.flush();
            assertEquals(List.of("req_written", "req_over", "req_open"), counted);
            assertEquals(List.of("req_open"), ids("outcome = 'killed' AND status = 0 AND credits_known = 'none'"));
            UsageReport.Sums sums = new UsageReports(database.db(), clock).ofKey(7).total();
            assertEquals(new UsageReport.Sums(3, 2, 0, 20, 10, 0.5), sums);
        }
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsHeldInMemoryAndNothingDropped() {
        try (UsageLog log = log()) {
            away = true;
            IntStream.range(0, 1203).forEach(i -> end(log, "req_" + i));
            assertThrows(IllegalStateException.class, log::flush);
            clock.advance(Duration.ofSeconds(90));
            JournalFigures figures = log.journal();
            assertEquals(List.of(1203L, 90_000L, 0L), List.of(figures.waiting(), figures.lagMs(), figures.dropped()));
            assertTrue(figures.bytes() > 1203 * 100);
            assertFalse(figures.failing());
            assertEquals("{}", log.waiting("req_1202").orElseThrow().receipt());
            away = false;
            log.flush();
            assertEquals(1203, ids("1 = 1").size());
            assertEquals(IntStream.range(0, 1203).mapToObj(i -> "req_" + i).toList(), counted);
            assertEquals(List.of(0L, 0L), List.of(log.journal().waiting(), log.journal().lagMs()));
            assertTrue(log.waiting("req_1202").isEmpty());
        }
    }

    @Test
    void aStopWhileTheDatabaseIsAwayLeavesItsRecordsToTheNextStart() {
        Db pool = database.pool();
        UsageLog gone = new UsageLog(config(folder), pool, List.of(), clock);
        end(gone, "req_1", "req_2");
        pool.close();
        gone.close();
        assertEquals(List.of(), ids("1 = 1"));
        try (UsageLog next = new UsageLog(config(folder), database.db(), List.of(), clock)) {
            next.flush();
            assertEquals(List.of("req_1", "req_2"), ids("1 = 1"));
        }
    }

    @Test
    void aCommitWhoseAnswerWasLostIsNotCountedAgain() throws IOException {
        UsageLog gone = log();
        end(gone, "req_1", "req_2");
        Path copy = Files.createTempFile(folder, "copy", "");
        Path segment = segment();
        Files.write(copy, Files.readAllBytes(segment));
        gone.flush();
        Killed.kill(journal);
        Files.write(segment, Files.readAllBytes(copy));
        try (UsageLog next = log()) {
            end(next, "req_3");
            next.flush();
            assertEquals(List.of("req_1", "req_2", "req_3"), counted);
            assertEquals(3, new UsageReports(database.db(), clock).ofKey(7).total().requests());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnAlarmAndRecordsWaitInBoundedMemory() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        try (UsageLog log = new UsageLog(config(inTheWay), database.db(), List.of(), clock)) {
            away = true;
            begin(log, "req_0");
            IntStream.range(0, QUEUE + 5).forEach(i -> end(log, "req_" + i));
            JournalFigures figures = log.journal();
            assertTrue(figures.failing());
            assertEquals(List.of((long) QUEUE, 5L), List.of(figures.waiting(), figures.dropped()));
            log.flush();
            assertEquals(QUEUE, ids("1 = 1").size());
            Files.delete(inTheWay);
            log.sync();
            end(log, "req_later");
            assertFalse(log.journal().failing());
            assertTrue(log.journal().bytes() > 0);
            log.flush();
            assertEquals(List.of("req_later"), ids("request_id = 'req_later'"));
        }
    }

    @Test
    void aGatewayOfAnotherDatabaseLeavesThisOnesJournalAlone() {
        Db pool = database.pool();
        UsageLog gone = new UsageLog(config(folder), pool, List.of(), clock);
        end(gone, "req_mine");
        pool.close();
        gone.close();
        try (MigratedDb other = MigratedDb.create();
                UsageLog log = new UsageLog(config(folder), other.db(), List.of(), clock)) {
            log.flush();
            assertEquals(0, other.db().query("SELECT id FROM usage_records", row -> row.number("id")).size());
        }
        try (UsageLog next = new UsageLog(config(folder), database.db(), List.of(), clock)) {
            next.flush();
            assertEquals(List.of("req_mine"), ids("1 = 1"));
        }
    }

    private UsageLog log() {
        journal = Journal.open(folder, QUEUE, clock);
        return new UsageLog(config(folder), journal, database.db(), List.of((sql, records) -> {
            if (away) {
                throw new IllegalStateException("the counters are away");
            }
            records.forEach(record -> counted.add(record.requestId()));
        }), clock);
    }

    private static GatewayConfig.Usage config(Path folder) {
        return new GatewayConfig.Usage(QUEUE, Duration.ofSeconds(1), 7, folder.toString(), Duration.ZERO, 90, 7);
    }

    private static void begin(UsageLog log, String... ids) {
        for (String id : ids) {
            log.begun(new UsageStart(id, AT, WHO, "openai"));
        }
    }

    private static void end(UsageLog log, String... ids) {
        for (String id : ids) {
            log.add(new UsageRecord(id, AT, WHO,
                    new UsageRecord.Route("openai", "claude-sonnet-4-5", "claude-sonnet-4.5", true, 3, 1),
                    UsageRecord.Outcome.OK, 200, "",
                    new TokenCounts(10, 5, 0, 0, 0.25, TokenCounts.Source.REPORTED), 20, 40, "{}"));
        }
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".journal")).findFirst().orElseThrow();
        }
    }

    private List<String> ids(String where) {
        return database.db().query(
                "SELECT request_id FROM usage_records WHERE " + where + " ORDER BY id",
                row -> row.string("request_id"));
    }
}
