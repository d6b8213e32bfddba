package org.kirogate.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.Db;
import org.kirogate.db.DbException;
import org.kirogate.support.SteppedClock;

/** Whatever somebody does to the record by hand, the check says so and where. */
class ChainIT {
    private static final String COPY = """
            INSERT INTO audit_log (number, previous_hash, hash, at, actor, address, action, target, detail, reason)
            SELECT ?, previous_hash, hash, at, actor, address, action, target, detail, reason
            FROM audit_log WHERE number = ?
            """;

    private ChainFixture chain;

    @BeforeEach
    void open() {
        chain = new ChainFixture();
    }

    @AfterEach
    void close() {
        chain.close();
    }

    @Test
    void whatTheGatewayWroteIsIntact() {
        assertEquals(List.of(), chain.found());
        chain.acts(5);
        ChainReport report = chain.check.run();
        assertTrue(report.intact());
        assertEquals(5, report.rows());
        assertTrue(chain.told.stream().allMatch(ChainReport::intact));
    }

    @Test
    void aChangedRowIsFoundWhateverColumnItWas() {
        chain.acts(3);
        for (String change : List.of("at = at + 1", "actor = 'user:1'", "address = ''", "action = 'user.delete'",
                "target = 'user:9'", "detail = '{}'", "reason = 'other'", "hash = REPEAT('a', 64)")) {
            chain.byHand("CREATE OR REPLACE TABLE kept AS SELECT * FROM audit_log WHERE number = 2");
            chain.byHand("UPDATE audit_log SET " + change + " WHERE number = 2");
            assertTrue(chain.found().get(0).startsWith("row 2 (id "), change);
            chain.byHand("DELETE FROM audit_log WHERE number = 2");
            chain.byHand("INSERT INTO audit_log SELECT * FROM kept");
            assertEquals(List.of(), chain.found(), change);
        }
    }

    @Test
    void nothingCanBeMovedFromOneColumnIntoTheNext() {
        chain.log.record(new AuditEntry("admin", "", "user.change", "user:12", "", "3"));
        chain.byHand("UPDATE audit_log SET target = 'user:1', reason = '23'");
        assertEquals(1, chain.found().size());
    }

    @Test
    void aRemovedRowIsFoundAndTheOthersStand() {
        chain.acts(6);
        chain.byHand("DELETE FROM audit_log WHERE number IN (2, 4, 5)");
        assertEquals(List.of("row 2 was removed", "rows 4 to 5 were removed"), chain.found());
    }

    @Test
    void rowsCutOffAtTheEndAreFound() {
        chain.acts(4);
        chain.byHand("DELETE FROM audit_log WHERE number > 2");
        assertEquals(List.of("rows 3 to 4 were removed"), chain.found());
        chain.byHand("UPDATE audit_chain SET last_number = 2,"
                + " last_hash = (SELECT hash FROM audit_log WHERE number = 2)");
        assertEquals(List.of("the end of the chain at row 2 was set by hand"), chain.found());
    }

    @Test
    void anOldEndOutOfABackupIsFoundByWhoSawALaterOne() {
        chain.acts(2);
        chain.byHand("CREATE TABLE backup AS SELECT * FROM audit_chain");
        chain.acts(1);
        assertEquals(List.of(), chain.found());
        String end = chain.check.last().orElseThrow().hash();
        assertTrue(chain.check.holds(3, end));
        chain.byHand("DELETE FROM audit_log WHERE number = 3");
        chain.byHand("REPLACE INTO audit_chain SELECT * FROM backup");
        assertEquals(List.of("the end of the chain at row 3 was set by hand"), chain.found());
        assertFalse(chain.check.holds(3, end));
        ChainCheck fresh = new ChainCheck(chain.schema.db(), ChainFixture::hmac, Runnable::run, chain.clock);
        assertTrue(fresh.run().intact(), "without the log nobody can tell");
        assertFalse(fresh.holds(3, end), "with the line of the log one can");
    }

    @Test
    void anInsertedRowIsFound() {
        chain.acts(3);
        chain.byHand("INSERT INTO audit_log (at, actor, action, target, detail)"
                + " VALUES (1, 'user:1', 'user.change', 'user:1', '{}')");
        assertEquals(List.of("a row was inserted (id 4)"), chain.found());
    }

    @Test
    void anInsertedRowForWhichTheOthersMadeRoomIsFound() {
        chain.acts(3);
        chain.byHand("UPDATE audit_log SET number = number + 1 WHERE number > 1 ORDER BY number DESC");
        chain.byHand(COPY, 2, 1);
        chain.byHand("UPDATE audit_chain SET last_number = 4");
        List<String> found = chain.found();
        assertTrue(found.contains("row 2 (id 4) was changed"), found.toString());
    }

    @Test
    void rowsBehindTheEndAreFound() {
        chain.acts(3);
        chain.byHand(COPY, 4, 3);
        assertEquals(List.of("a row was inserted (id 4)"), chain.found());
        DbException refused = assertThrows(DbException.class, () -> chain.acts(1));
        assertTrue(refused.getMessage().contains("row 4"), refused.getMessage());
        assertFalse(refused.duplicate(), "another room must not take it for its own");
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        chain.acts(3);
        chain.byHand("UPDATE audit_log SET id = id + 100 WHERE number = 1");
        assertEquals(List.of("row 2 (id 2) follows another row than it did"), chain.found());
    }

    @Test
    void whoHasTheDatabaseButNotTheSecretCanNotWriteTheChainAnew() {
        chain.acts(3);
        chain.byHand("DELETE FROM audit_log");
        chain.byHand("UPDATE audit_chain SET last_number = 0, last_hash = REPEAT('0', 64), last_id = 0, seal = ''");
        AuditLog other = new AuditLog(
                chain.schema.db(), ChainFixture.key("a secret that somebody made up by chance"), chain.clock);
        other.record(new AuditEntry("admin", "", "user.change", "user:1", "", ""));
        assertEquals(List.of("row 1 (id 4) was changed", "the end of the chain at row 1 was set by hand"),
                chain.found());
    }

    @Test
    void whatIsFoundIsToldEachTimeAndAllOfItIsCounted() {
        chain.acts(150);
        chain.byHand("UPDATE audit_log SET reason = 'other'");
        ChainReport report = chain.check.run();
        assertEquals(150, report.count());
        assertEquals(100, report.findings().size());
        chain.check.run();
        assertEquals(2, chain.told.size());
    }

    @Test
    void rowsThatAreOlderThanTheChainAreTakenInOnceAndNeverAgain() {
        for (int i = 1; i <= 2_500; i++) {
            chain.byHand("INSERT INTO audit_log (at, actor, action, target, detail)"
                    + " VALUES (?, 'admin', 'user.change', ?, '{}')", i, "user:" + i);
        }
        chain.byHand("UPDATE audit_chain SET older_until = (SELECT MAX(id) FROM audit_log)");
        chain.log.takeInOlder();
        assertEquals(List.of(), chain.found());
        assertEquals(2_501, chain.check.last().orElseThrow().rows(), "and that they were is a row itself");
        chain.byHand("INSERT INTO audit_log (at, actor, action, target, detail)"
                + " VALUES (1, 'admin', 'user.change', 'user:1', '{}')");
        chain.log.takeInOlder();
        assertEquals(List.of("a row was inserted (id 2502)"), chain.found());
        chain.byHand("UPDATE audit_chain SET older_until = 9999");
        chain.log.takeInOlder();
        assertEquals("the end of the chain at row 2501 was set by hand", chain.found().get(0));
    }

    @Test
    void twoNodesMakeOneChainWithoutAGap() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Db second = chain.schema.pool()) {
            AuditLog other = new AuditLog(second, ChainFixture::hmac, new SteppedClock());
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                AuditLog log = i % 2 == 0 ? chain.log : other;
                all.add(threads.submit(() -> {
                    for (int n = 0; n < 50; n++) {
                        log.record(new AuditEntry("admin", "", "user.change", "user:" + n, "", ""));
                    }
                }));
            }
            assertTrue(chain.check.run().intact(), "also while rows are added");
            for (Future<?> one : all) {
                one.get();
            }
            assertEquals(List.of(), chain.found());
            assertEquals(200, chain.check.last().orElseThrow().rows());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aCheckThatCanNotBeCarriedOutIsNoResult() {
        chain.acts(1);
        chain.byHand("RENAME TABLE audit_log TO away");
        assertTrue(chain.check.start());
        assertTrue(chain.check.last().isEmpty());
        assertTrue(chain.check.progress().failedAt().equals(chain.clock.instant()));
        chain.byHand("RENAME TABLE away TO audit_log");
        assertTrue(chain.check.start());
        assertTrue(chain.check.last().orElseThrow().intact());
    }

    @Test
    void oneCheckRunsAtATime() {
        chain.acts(3);
        List<Runnable> kept = new ArrayList<>();
        ChainCheck check = new ChainCheck(chain.schema.db(), ChainFixture::hmac, kept::add, chain.clock);
        assertTrue(check.start());
        assertFalse(check.start());
        assertEquals(new ChainCheck.Progress(true, 0, 3, Instant.EPOCH), check.progress());
        kept.remove(0).run();
        assertEquals(new ChainCheck.Progress(false, 3, 3, Instant.EPOCH), check.progress());
        assertTrue(check.start());
    }
}
