package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;
import org.kirogate.db.PageAsk;

/** What pages read out of the records of six keys over four days. */
class UsageReportsIT {
    private static final Instant NOW = Instant.parse("2026-11-25T10:30:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final int RECORDS = 1_203;

    /** Whose token 1 is. */
    private static final long OWNER = 900;

    private static MigratedDb database;
    private static UsageReports reports;

    @BeforeAll
    static void open() {
        database = MigratedDb.create();
        reports = new UsageReports(database.db(), InstantSource.fixed(NOW));
        UsageLog log = new UsageLog(
                new GatewayConfig.Usage(5_000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7), database.db(),
                List.of(),
                tokenId -> tokenId == 1 ? OWNER : 0);
        for (int i = 0; i < RECORDS; i++) {
            log.add(record(i));
        }
        log.flush();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void everyTableAgreesOnTheTotal() {
        for (UsageBy by : UsageBy.values()) {
            UsageTable table = table(UsageFilter.NONE, by, Period.Step.DAY, 7);
            assertEquals(RECORDS, table.total().requests(), by.label());
            assertEquals(RECORDS, table.slots().stream().mapToLong(UsageReport.Sums::requests).sum(), by.label());
            assertEquals(RECORDS, table.lines().stream().mapToLong(line -> line.total().requests()).sum(), by.label());
        }
    }

    @Test
    void theLargestComeFirstAndFourOfThemHaveSeries() {
        UsageTable table = table(UsageFilter.NONE, UsageBy.KEY, Period.Step.DAY, 7);
        assertEquals(List.of(6L, 5L, 4L, 3L, 2L, 1L), table.lines().stream().map(UsageTable.Line::id).toList());
        for (UsageTable.Line line : table.lines()) {
            long drawn = line.slots().stream().mapToLong(UsageReport.Sums::requests).sum();
            assertEquals(line.id() > 2 ? line.total().requests() : 0, drawn, line.item());
        }
    }

    @Test
    void daysAreTheReaders() {
        List<UsageReport.Sums> utc = reports.series(Period.last(7, Period.Step.DAY, ZoneOffset.UTC, NOW),
                UsageFilter.NONE).slots();
        List<UsageReport.Sums> shanghai = reports.series(Period.last(7, Period.Step.DAY, SHANGHAI, NOW),
                UsageFilter.NONE).slots();
        assertEquals(RECORDS, shanghai.stream().mapToLong(UsageReport.Sums::requests).sum());
        assertEquals(count("2026-11-25T00:00:00Z"), utc.get(6).requests());
        assertEquals(count("2026-11-24T16:00:00Z"), shanghai.get(6).requests());
    }

    @Test
    void aPeriodThatBeginsAmidADayCountsItsHoursOnly() {
        Period period = Period.last(60, Period.Step.HOUR, ZoneOffset.UTC, NOW);
        UsageTable table = reports.table(new UsageAsk(period, UsageFilter.NONE, UsageBy.USER, UsageMeasure.REQUESTS));
        long expected = count(period.from().toString());
        assertEquals(expected, table.total().requests());
        assertEquals(expected, table.lines().stream().mapToLong(line -> line.total().requests()).sum());
        assertTrue(expected < RECORDS);
    }

    @Test
    void oneKeysModelsAreItsOwn() {
        UsageTable table = table(UsageFilter.key(6), UsageBy.MODEL, Period.Step.DAY, 7);
        assertEquals(records().stream().filter(one -> one.who().keyId() == 6).count(), table.total().requests());
        assertEquals(2, table.lines().size());
    }

    @Test
    void sumsOfOneItemAreThoseOfItsRequests() {
        List<UsageFilter> filters = List.of(UsageFilter.key(5), UsageFilter.user(2),
                new UsageFilter(0, 0, 2, 0, "", false), new UsageFilter(4, 2, 0, 0, "", false),
                new UsageFilter(0, 2, 1, 0, "opus", true));
        for (UsageFilter filter : filters) {
            Period period = Period.last(60, Period.Step.HOUR, SHANGHAI, NOW);
            long expected = records().stream().filter(one -> !one.at().isBefore(period.from()))
                    .filter(one -> of(filter, one)).count();
            assertTrue(expected > 0 && expected < RECORDS, filter + " asks for too little to tell");
            UsageTable table = reports.table(new UsageAsk(period, filter, UsageBy.MODEL, UsageMeasure.REQUESTS));
            assertEquals(expected, table.total().requests(), filter.toString());
            assertEquals(expected, table.lines().stream().mapToLong(line -> line.total().requests()).sum(),
                    filter.toString());
            assertEquals(expected, table.lines().stream().flatMap(line -> line.slots().stream())
                    .mapToLong(UsageReport.Sums::requests).sum(), filter.toString());
        }
    }

    @Test
    void aUsersKeysAreTheirsAlone() {
        UsageTable table = table(UsageFilter.user(2), UsageBy.KEY, Period.Step.DAY, 7);
        Map<Long, Long> expected = records().stream().filter(one -> one.who().userId() == 2)
                .collect(Collectors.groupingBy(one -> one.who().keyId(), Collectors.counting()));
        assertEquals(expected, table.lines().stream().collect(
                Collectors.toMap(UsageTable.Line::id, line -> line.total().requests())));
        assertEquals(table.total().requests(), table.lines().stream().mapToLong(line -> line.total().requests()).sum());
        assertEquals(List.of(), table(UsageFilter.user(99), UsageBy.KEY, Period.Step.DAY, 7).lines());
    }

    @Test
    void whatWasGivenIsKnownAsAWholeOnly() {
        Period week = Period.last(7, Period.Step.DAY, ZoneOffset.UTC, NOW);
        assertThrows(IllegalArgumentException.class,
                () -> new UsageAsk(week, UsageFilter.given(1), UsageBy.MODEL, UsageMeasure.REQUESTS));
        assertThrows(IllegalArgumentException.class, () -> new UsageFilter(1, 0, 0, 2, "", true));
    }

    @Test
    void trendsTellDaysAndTokensOfKeys() {
        Map<Long, KeyTrend> trends = new KeyTrends(database.db(), InstantSource.fixed(NOW)).of(List.of(3L, 6L, 77L));
        for (long key : List.of(3L, 6L)) {
            List<UsageRecord> own = records().stream().filter(one -> one.who().keyId() == key).toList();
            assertEquals(own.size(), trends.get(key).requests());
            assertEquals(own.stream().filter(one -> !one.at().isBefore(Instant.parse("2026-11-25T00:00:00Z"))).count(),
                    trends.get(key).days().get(KeyTrends.DAYS - 1));
            assertEquals(2, trends.get(key).tokens());
        }
        assertEquals(KeyTrend.NONE, trends.get(77L));
        InstantSource later = InstantSource.fixed(NOW.plus(Duration.ofDays(KeyTrends.DAYS)));
        assertEquals(0, new KeyTrends(database.db(), later).of(List.of(6L)).get(6L).tokens());
    }

    @Test
    void everyFilterAndEveryPartAgreeWithTheRecords() {
        UsageWay failed = new UsageWay("", "failed", "");
        UsageWay openai = new UsageWay("openai", "", "curl");
        agrees(new UsageFilter(6, 0, 0, 0, "", false, failed), UsageBy.DIALECT, one -> one.who().keyId() == 6
                && one.failed());
        agrees(new UsageFilter(0, 2, 0, 0, "opus", false, openai), UsageBy.KEY, one -> one.who().userId() == 2
                && one.route().modelAsked().equals("opus") && one.route().dialect().equals("openai"));
        agrees(new UsageFilter(0, 0, 2, 0, "", false, failed), UsageBy.CLIENT, one -> one.route().tokenId() == 2
                && one.failed());
        agrees(new UsageFilter(0, 0, 0, 0, "", false, failed), UsageBy.USER, UsageRecord::failed);
        agrees(new UsageFilter(0, 0, 0, 0, "", false, failed), UsageBy.TOKEN, UsageRecord::failed);
        agrees(new UsageFilter(0, 0, 0, 0, "", false, openai), UsageBy.OUTCOME,
                one -> one.route().dialect().equals("openai"));
        agrees(new UsageFilter(6, 0, 1, 0, "", false), UsageBy.MODEL, one -> one.who().keyId() == 6
                && one.route().tokenId() == 1);
        agrees(new UsageFilter(0, 0, 1, 0, "", true, openai), UsageBy.MODEL, one -> one.who().superKey()
                && one.route().tokenId() == 1 && one.route().dialect().equals("openai"));
        agrees(new UsageFilter(0, 0, 0, 0, "", false, new UsageWay("", "", "wget")), UsageBy.MODEL, one -> false);
    }

    private static void agrees(UsageFilter filter, UsageBy by, Predicate<UsageRecord> wanted) {
        long expected = records().stream().filter(wanted).count();
        UsageTable table = table(filter, by, Period.Step.DAY, 7);
        assertEquals(expected, table.total().requests(), filter.toString());
        assertEquals(expected, table.slots().stream().mapToLong(UsageReport.Sums::requests).sum());
        assertEquals(expected, table.lines().stream().mapToLong(line -> line.total().requests()).sum());
        long[] exported = {0};
        Period week = Period.last(7, Period.Step.DAY, SHANGHAI, NOW);
        new UsageSumsExport(database.db()).each(
                new UsageAsk(week, filter, by, UsageMeasure.REQUESTS), lines -> {
                    exported[0] += lines.stream().mapToLong(line -> line.sums().requests()).sum();
                    return true;
                });
        assertEquals(expected, exported[0], "exported");
    }

    @Test
    void asManyLinesAndSeriesAsAreAskedFor() {
        UsageAsk ask = new UsageAsk(Period.last(7, Period.Step.DAY, SHANGHAI, NOW), UsageFilter.NONE, UsageBy.KEY,
                UsageMeasure.REQUESTS);
        UsageTable table = reports.table(ask, 2, 1);
        assertEquals(List.of(6L, 5L), table.lines().stream().map(UsageTable.Line::id).toList());
        assertEquals(List.of(7, 0), table.lines().stream().map(line -> line.slots().size()).toList());
        assertEquals(4, table.more());
        UsageReport.Sums other = table.total().minus(table.lines().get(0).total()).minus(table.lines().get(1).total());
        assertEquals(records().stream().filter(one -> one.who().keyId() < 5).count(), other.requests());
    }

    @Test
    void givenAndTakenCountSuperKeysAlone() {
        Period week = Period.last(7, Period.Step.DAY, ZoneOffset.UTC, NOW);
        long shared = records().stream().filter(one -> one.who().superKey() && one.route().tokenId() == 1).count();
        assertEquals(shared, reports.series(week, UsageFilter.given(OWNER)).total().requests());
        assertEquals(0, reports.series(week, UsageFilter.given(2)).total().requests());
        long taken = records().stream().filter(one -> one.who().superKey() && one.who().userId() == 1).count();
        assertEquals(taken, reports.series(week, UsageFilter.taken(1)).total().requests());
        long all = records().stream().filter(one -> one.who().superKey()).count();
        assertEquals(all, reports.series(week, UsageFilter.SHARED).total().requests());
    }

    @Test
    void firstTokensAreTold() {
        SpeedReport speeds = reports.speeds(Period.last(7, Period.Step.DAY, ZoneOffset.UTC, NOW));
        assertEquals(500, speeds.all().median(), 30);
        assertEquals(2_000, speeds.of("opus").median(), 120);
        assertEquals(7, speeds.slots().size());
        assertEquals(Speeds.NONE, speeds.of("nobody's"));
    }

    @Test
    void anExportHandsOutEachRequestOnceAndStopsWhenItsReaderDoes() {
        List<String> ids = new ArrayList<>();
        UsageExport export = new UsageExport(database.db());
        Period week = Period.last(7, Period.Step.DAY, ZoneOffset.UTC, NOW);
        export.each(week, UsageFilter.NONE, step -> {
            step.forEach(one -> ids.add(one.requestId()));
            return true;
        });
        assertEquals(RECORDS, ids.size());
        assertEquals(RECORDS, ids.stream().distinct().count());
        ids.clear();
        export.each(week, UsageFilter.NONE, step -> {
            step.forEach(one -> ids.add(one.requestId()));
            return false;
        });
        assertEquals(1_000, ids.size());
        ids.clear();
        export.each(week, new UsageFilter(2, 0, 0, 0, "opus", false), step -> {
            step.forEach(one -> ids.add(one.requestId()));
            return true;
        });
        assertEquals(records().stream().filter(one -> one.who().keyId() == 2
                && one.route().modelAsked().equals("opus")).count(),
                ids.size());
    }

    @Test
    void addressesAreCountedOverTheSpanAlone() {
        Addresses addresses = new Addresses(database.db(), InstantSource.fixed(NOW));
        List<Addresses.Seen> seen = addresses.list(Duration.ofDays(7), new PageAsk(1, 10, "", "requests",
                true)).items();
        assertEquals(List.of("192.0.2.1", "2001:db8::1"), seen.stream().map(Addresses.Seen::address).sorted().toList());
        assertEquals(RECORDS, seen.stream().mapToLong(Addresses.Seen::requests).sum());
        assertEquals(1, addresses.list(Duration.ofDays(7), new PageAsk(1, 10, "db8", "address", false)).total());
        long day = addresses.list(Duration.ofDays(1),
                PageAsk.first(10)).items().stream().mapToLong(Addresses.Seen::requests).sum();
        assertEquals(count(NOW.minus(Duration.ofDays(1)).toString()), day);
    }

    private static UsageTable table(UsageFilter filter, UsageBy by, Period.Step step, int count) {
        return reports.table(new UsageAsk(Period.last(count, step, SHANGHAI, NOW), filter, by, UsageMeasure.REQUESTS));
    }

    private static boolean of(UsageFilter filter, UsageRecord one) {
        return (filter.keyId() == 0 || one.who().keyId() == filter.keyId())
                && (filter.userId() == 0 || one.who().userId() == filter.userId())
                && (filter.tokenId() == 0 || one.route().tokenId() == filter.tokenId())
                && (filter.model().isEmpty() || one.route().modelAsked().equals(filter.model()))
                && (!filter.shared() || one.who().superKey());
    }

    /** Requests since a time. */
    private static long count(String since) {
        return records().stream().filter(one -> !one.at().isBefore(Instant.parse(since))).count();
    }

    private static List<UsageRecord> records() {
        List<UsageRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(record(i));
        }
        return records;
    }

    /** Four days back, in unequal steps; key 6 is the busiest. */
    private static UsageRecord record(int i) {
        long key = 1 + (long) Math.floor(Math.sqrt(i % 36));
        boolean superKey = key % 2 == 0;
        String model = i % 3 == 0 ? "opus" : "sonnet";
        return new UsageRecord("req_" + i, NOW.minus(Duration.ofMinutes(4L * 24 * 60 * i / RECORDS)),
                new UsageRecord.Who(key, 1 + key % 3, superKey, "curl", i % 4 == 0 ? "2001:db8::1" : "192.0.2.1"),
                new UsageRecord.Route(i % 5 == 0 ? "openai" : "anthropic", model, "", true, 1 + i % 2, 1),
                i % 10 == 0 ? UsageRecord.Outcome.FAILED : UsageRecord.Outcome.OK, 200, "",
                new TokenCounts(10, 5, 0, 0, 0.25, TokenCounts.Source.REPORTED), model.equals("opus") ? 2_000 : 500,
                        3_000, "");
    }
}
