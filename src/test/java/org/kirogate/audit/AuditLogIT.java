package org.kirogate.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.db.MigratedDb;
import org.kirogate.db.Page;
import org.kirogate.db.PageAsk;
import org.kirogate.fault.GatewayException;
import org.kirogate.support.SteppedClock;

class AuditLogIT {
    private final SteppedClock clock = new SteppedClock();
    private MigratedDb schema;
    private AuditLog log;

    @BeforeEach
    void open() {
        schema = MigratedDb.create();
        log = new AuditLog(schema.db(), ChainFixture::hmac, clock);
    }

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void anActIsKeptWithWhoWhenWhatAndWhy() {
        AuditEntry entry = new AuditEntry(
                "admin", "192.0.2.1", "super_key.create", "api_key:5", "{\"user_id\":1}", "团队共享");
        long id = log.record(entry);
        assertEquals(List.of(new AuditRecord(id, clock.millis(), entry)), log.list(AuditFilter.ALL, 0, 10));
    }

    @Test
    void noActThatWasRolledBackIsRecorded() {
        assertThrows(IllegalStateException.class, () -> schema.db().transaction(transaction -> {
            log.record(transaction, entry("user.ban", "user:1"));
            throw new IllegalStateException("the ban failed");
        }));
        assertEquals(List.of(), log.list(AuditFilter.ALL, 0, 10));
    }

    @Test
    void pagesFollowOnWithoutGapOrRepeatWhileRowsAreAdded() {
        for (int i = 1; i <= 5; i++) {
            log.record(entry("user.ban", "user:" + i));
        }
        List<AuditRecord> first = log.list(AuditFilter.ALL, 0, 2);
        assertEquals(List.of("user:5", "user:4"), targets(first));
        log.record(entry("user.ban", "user:6"));
        List<AuditRecord> second = log.list(AuditFilter.ALL, first.get(1).id(), 2);
        assertEquals(List.of("user:3", "user:2"), targets(second));
        assertEquals(List.of("user:1"), targets(log.list(AuditFilter.ALL, second.get(1).id(), 2)));
    }

    @Test
    void actsAreFoundByActorActionAndTarget() {
        log.record(entry("super_key.create", "api_key:1"));
        log.record(entry("super_key.delete", "api_key:1"));
        log.record(entry("superXkey.create", "api_key:2"));
        log.record(new AuditEntry("user:7", "", "sign_in", "user:7", "", ""));
        assertEquals(2, log.list(new AuditFilter("", "super_key.", ""), 0, 10).size());
        assertEquals(1, log.list(new AuditFilter("", "super_key.create", ""), 0, 10).size());
        assertEquals(1, log.list(new AuditFilter("user:7", "", ""), 0, 10).size());
        assertEquals(2, log.list(new AuditFilter("admin", "", "api_key:1"), 0, 10).size());
        assertThrows(GatewayException.class, () -> log.list(AuditFilter.ALL, 0, 201));
    }

    @Test
    void aPartOfTheListKnowsHowManyThereAreAndWhere() {
        for (int i = 1; i <= 12; i++) {
            log.record(entry("user.ban", "user:" + i));
        }
        Page<AuditRecord> second = log.page(AuditFilter.ALL, new PageAsk(2, 5, "", "at", true));
        assertEquals(12, second.total());
        assertEquals(List.of("user:7", "user:6", "user:5", "user:4", "user:3"), targets(second.items()));
        assertEquals("user:1", log.page(AuditFilter.ALL, new PageAsk(1, 5, "", "at", false)).items()
                .get(0).entry().target());
        assertEquals("user:12", log.page(AuditFilter.ALL, PageAsk.first(5)).items().get(0).entry().target());
    }

    @Test
    void actsAreFoundByTheBeginningOfActorAndTargetAndByAge() {
        log.record(entry("token.change", "token:1"));
        log.record(entry("token.change", "token:12"));
        log.record(new AuditEntry("user:7", "", "token.change", "tokens", "", ""));
        assertEquals(3, log.list(new AuditFilter("", "", "token"), 0, 10).size());
        assertEquals(2, log.list(new AuditFilter("", "", "token:"), 0, 10).size());
        assertEquals(1, log.list(new AuditFilter("", "", "token:1"), 0, 10).size(), "an id is meant exactly");
        assertEquals(1, log.list(new AuditFilter("user:", "", ""), 0, 10).size());
        assertEquals(0, log.list(AuditFilter.ALL.within(clock.millis() + 1, 0), 0, 10).size());
        assertEquals(3, log.list(AuditFilter.ALL.within(clock.millis(), 0), 0, 10).size());
    }

    @Test
    void actsAreFoundByTheirReasonAndByTheirTime() {
        log.record(new AuditEntry("admin", "", "super_key.create", "api_key:1", "", "For Team Blue"));
        clock.advance(Duration.ofHours(1));
        log.record(new AuditEntry("admin", "", "super_key.create", "api_key:2", "", "100% 团队"));
        assertEquals(List.of("api_key:1"), targets(log.list(AuditFilter.ALL.because("team blue"), 0, 10)));
        assertEquals(List.of("api_key:2"), targets(log.list(AuditFilter.ALL.because("0%"), 0, 10)));
        assertEquals(List.of("api_key:2"), targets(log.list(AuditFilter.ALL.because("团"), 0, 10)));
        assertEquals(List.of(), targets(log.list(AuditFilter.ALL.because("_"), 0, 10)));
        assertEquals(List.of("api_key:1"), targets(log.list(AuditFilter.ALL.within(0, clock.millis()), 0, 10)));
    }

    @Test
    void anExportHandsOutEveryRowOnceWhateverIsAddedMeanwhile() {
        schema.db().transaction(transaction -> {
            log.record(transaction, Collections.nCopies(2_500, entry("user.change", "user:1")));
            return 0;
        });
        Set<Long> seen = new HashSet<>();
        List<Integer> steps = new ArrayList<>();
        log.each(AuditFilter.ALL, step -> {
            step.forEach(record -> assertTrue(seen.add(record.id())));
            steps.add(step.size());
            log.record(entry("user.change", "user:2"));
            return true;
        });
        assertEquals(2_500, seen.size());
        assertEquals(List.of(1000, 1000, 500), steps);
    }

    @Test
    void aRowThatSomebodyWroteByHandHidesNoOther() {
        log.record(entry("user.change", "user:1"));
        schema.db().update("INSERT INTO audit_log (at, actor, action, target, detail) VALUES (1, '', '', '', '{}')");
        assertEquals(List.of("audit.unreadable", "user.change"), log.list(AuditFilter.ALL, 0, 10).stream()
                .map(record -> record.entry().action()).toList());
    }

    @Test
    void aKeyIsMaskedWhereItMayStand() {
        assertEquals("my sk-super-a1B2… key", AuditEntry.masked("my sk-super-" + "a1B2".repeat(10) + " key"));
        assertEquals("nothing", AuditEntry.masked("nothing"));
    }

    @Test
    void aKeyIsNeverRecorded() {
        String key = "sk-super-" + "a1B2".repeat(10);
        assertThrows(IllegalArgumentException.class,
                () -> new AuditEntry("admin", "", "x", "y", "{\"key\":\"" + key + "\"}", ""));
        assertThrows(IllegalArgumentException.class, () -> new AuditEntry("admin", "", "x", "y", "", "made " + key));
    }

    @Test
    void whatDoesNotFitIsRefusedAndReasonsAreCut() {
        assertThrows(IllegalArgumentException.class, () -> new AuditEntry("", "", "x", "y", "", ""));
        assertThrows(IllegalArgumentException.class, () -> new AuditEntry("admin", "", "x".repeat(61), "y", "", ""));
        log.record(new AuditEntry("admin", "", "x", "y", "", "🔑".repeat(600)));
        assertTrue(log.list(AuditFilter.ALL, 0, 1).get(0).entry().reason().equals("🔑".repeat(500)));
    }

    private static AuditEntry entry(String action, String target) {
        return new AuditEntry("admin", "", action, target, "", "");
    }

    private static List<String> targets(List<AuditRecord> records) {
        return records.stream().map(record -> record.entry().target()).toList();
    }
}
