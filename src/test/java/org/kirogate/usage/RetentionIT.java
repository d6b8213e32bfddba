package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;
import org.kirogate.support.SteppedClock;

/** What is kept for a time goes when that is over, and nothing else does. */
class RetentionIT {
    private final SteppedClock clock = new SteppedClock();
    private MigratedDb database;

    @BeforeEach
    void open() {
        database = MigratedDb.create();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static GatewayConfig.Usage kept(int records, int addresses) {
        return new GatewayConfig.Usage(10_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, records, addresses);
    }

    private void write(GatewayConfig.Usage config, UsageRecord... records) {
        UsageLog log = new UsageLog(config, database.db(), List.of());
        List.of(records).forEach(log::add);
        log.flush();
    }

    private UsageRecord daysAgo(String id, double days) {
        Instant at = clock.instant().minusSeconds((long) (days * 86_400));
        return new UsageRecord(id, at, new UsageRecord.Who(1, 1, true, "curl", "192.0.2.1"),
                new UsageRecord.Route("openai", "opus", "", true, 1, 1), UsageRecord.Outcome.OK, 200, "",
                new TokenCounts(1, 1, 0, 0, 1, TokenCounts.Source.REPORTED), 1, 1, "");
    }

    private List<String> ids(String condition) {
        return database.db().query("SELECT request_id FROM usage_records WHERE " + condition + " ORDER BY at DESC",
                row -> row.string("request_id"));
    }

    private long number(String query) {
        return database.db().one("SELECT " + query + " AS n", row -> row.number("n")).orElseThrow();
    }

    @Test
    void recordsGoWhenTheirDaysAreOverAndTheirSumsStay() {
        GatewayConfig.Usage config = kept(90, 7);
        write(config, daysAgo("young", 89.9), daysAgo("old", 90.1), daysAgo("older", 200));
        new Retention(config, database.db(), clock).run();
        assertEquals(List.of("young"), ids("TRUE"));
        assertEquals(1, number("(SELECT COUNT(*) FROM usage_marks)"));
        for (String table : RetentionDao.HOURLY.subList(0, 5)) {
            assertEquals(3, number("(SELECT SUM(requests) FROM " + table + ")"), table);
        }
    }

    @Test
    void recordsForEverAreKept() {
        write(kept(0, 7), daysAgo("ancient", 5_000));
        new Retention(kept(0, 7), database.db(), clock).run();
        assertEquals(List.of("ancient"), ids("TRUE"));
    }

    @Test
    void addressesGoWhenTheirDaysAreOver() {
        GatewayConfig.Usage config = kept(90, 7);
        Retention retention = new Retention(config, database.db(), clock);
        write(config, daysAgo("young", 6.9), daysAgo("old", 7.1), daysAgo("older", 80));
        retention.run();
        assertEquals(List.of("young"), ids("address <> ''"));
        clock.advance(Duration.ofHours(6));
        write(config, daysAgo("late", 30));
        retention.run();
        assertEquals(List.of("late"), ids("address <> ''"), "behind what was looked at, for a day");
        clock.advance(Duration.ofHours(19));
        retention.run();
        assertEquals(List.of(), ids("address <> ''"));
    }

    @Test
    void aRecordThatIsWrittenWhenTheDaysOfItsAddressAreOverHasNone() {
        UsageLog log = new UsageLog(kept(90, 7), database.db(), List.of(), clock);
        log.add(daysAgo("in time", 6.9));
        log.add(daysAgo("late", 7.1));
        log.flush();
        assertEquals(List.of("in time"), ids("address <> ''"));
    }

    @Test
    void withoutDaysNoAddressIsWritten() {
        write(kept(90, 0), daysAgo("now", 0));
        assertEquals(List.of("now"), ids("address = ''"));
    }

    @Test
    void sumsAreKeptForTwoYearsAndWhatSomebodyDidInAllStaysKnown() {
        GatewayConfig.Usage config = kept(0, 7);
        write(config, daysAgo("old", 800), daysAgo("older", 900), daysAgo("kept", 700));
        Retention retention = new Retention(config, database.db(), clock);
        retention.run();
        retention.run();
        for (String table : RetentionDao.HOURLY) {
            assertEquals(1, number("(SELECT COUNT(*) FROM " + table + ")"), table);
        }
        assertEquals(3, number("(SELECT COUNT(*) FROM usage_models)"), "one of key, user and token");
        assertEquals(3, new UsageReports(database.db(), clock).ofKey(1).total().requests());
        for (int facet : List.of(1, 2, 3, Facet.LENT.code())) {
            String of = "FROM usage_items WHERE facet = " + facet + " AND days ";
            assertEquals(1, number("(SELECT COUNT(*) " + of + "= 0)"), "hours of " + facet);
            assertEquals(1, number("(SELECT SUM(requests) " + of + "= 1)"), "days of " + facet);
            assertEquals(2, number("(SELECT SUM(requests) " + of + "= 2)"), "before of " + facet);
        }
    }

    /** Whoever adds a table of what requests did says here, and in {@link Retention}, when its rows go. */
    @Test
    void everyTableThatRequestsAreWrittenToIsLetGo() {
        Set<String> none = new TreeSet<>(filled());
        GatewayConfig.Usage config = kept(90, 7);
        UsageLog log = new UsageLog(config, database.db(), List.of(), token -> 5);
        UsageRecord old = daysAgo("old", 800);
        log.add(new UsageRecord("old", old.at(), old.who(), old.route(), old.outcome(), 200, "", old.counts(), 40, 50,
                "{}"));
        log.flush();
        Set<String> written = filled();
        written.removeAll(none);
        Set<String> named = new TreeSet<>(tables());
        named.removeIf(name -> !name.startsWith("usage_") || name.equals("usage_home") || name.equals("usage_jobs"));
        named.add("request_receipts");
        assertEquals(named, written, "a table that this request is not written to has no rule that this test knows");
        new Retention(config, database.db(), clock).run();
        new Requests(config, database.db(), log, clock).purge();
        Set<String> left = filled();
        left.removeAll(none);
        assertEquals(Set.of("usage_items"), left);
        assertEquals(0, number("(SELECT COUNT(*) FROM usage_items WHERE days <> 2)"), "what was done in all stays");
    }

    private List<String> tables() {
        return database.db().query("SELECT table_name AS name FROM information_schema.tables WHERE table_schema ="
                + " DATABASE()", row -> row.string("name"));
    }

    private Set<String> filled() {
        Set<String> filled = new TreeSet<>(tables());
        filled.removeIf(table -> number("(SELECT COUNT(*) FROM " + table + ")") == 0);
        return filled;
    }

    @Test
    void aTokenThatServesAKeyStaysItsTokenAndOneThatDidSoLongAgoDoesNot() {
        write(kept(0, 7), daysAgo("old", 800), daysAgo("new", 1));
        database.db().update("INSERT INTO usage_pairs (key_id, token_id, user_id, requests, successes, last_hour)"
                + " SELECT key_id, 2, user_id, 1, 1, ? FROM usage_pairs", daysAgo("x", 732).at().toEpochMilli());
        new Retention(kept(0, 7), database.db(), clock).run();
        assertEquals(1, number("(SELECT MAX(token_id) FROM usage_pairs)"));
        assertEquals(2, number("(SELECT requests FROM usage_pairs)"));
    }

    @Test
    void aJobThatAnotherNodeHasIsLeftToIt() {
        GatewayConfig.Usage config = kept(90, 7);
        write(config, daysAgo("old", 100));
        database.db().update("UPDATE usage_jobs SET taken_until = ?", clock.millis() + 60_000);
        new Retention(config, database.db(), clock).run();
        assertEquals(List.of("old"), ids("TRUE"));
        clock.advance(Duration.ofMinutes(2));
        new Retention(config, database.db(), clock).run();
        assertEquals(List.of(), ids("TRUE"), "its time is over");
    }
}
