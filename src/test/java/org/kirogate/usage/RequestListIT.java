package org.kirogate.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kirogate.chat.TokenCounts;
import org.kirogate.config.GatewayConfig;
import org.kirogate.db.MigratedDb;
import org.kirogate.support.SteppedClock;
import org.kirogate.usage.RequestFilter.KeyKind;
import org.kirogate.usage.RequestFilter.Streaming;
import org.kirogate.usage.RequestFilter.Whose;

/** The list of single requests: in parts, narrowed, and never longer at it than a reader waits. */
class RequestListIT {
    private static final int ALL = 20_000;
    /** The only one that failed lies far back. */
    private static final int FAILED = 40;
    private static final long MINUTE_MS = 60_000;
    private static final GatewayConfig.Usage WEEK =
            new GatewayConfig.Usage(5000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7);
    private static final Instant NOW = Instant.parse("2026-11-25T15:00:00Z");

    private static MigratedDb database;
    private static Requests requests;

    @BeforeAll
    static void open() {
        database = MigratedDb.create();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 1; i <= ALL; i++) {
            rows.add(new Object[] {
                i, "req_" + i, i * MINUTE_MS, i % 7 + 1, i % 5 + 1, i % 2, i % 3, i % 2 == 0 ? "openai" : "anthropic",
                i % 10 == 0 ? "claude_opus" : "claude-sonnet", i % 4 == 0 ? 1 : 0, i == FAILED ? "failed" : "ok"
            });
        }
        database.db().batch(
                """
                INSERT INTO usage_records (id, request_id, at, key_id, user_id, is_super, token_id, attempts, dialect,
                    model_asked, model_served, streaming, outcome, status, error_class, input_tokens, output_tokens,
                    cache_read, cache_write, counted, credits, first_token_ms, duration_ms, client, address)
                VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, '', ?, ?, 200, '', 1, 2, 0, 0, 'reported', 0.5, 3, 4, 'curl', '')
                """,
                rows);
        database.db().update("INSERT INTO usage_marks SELECT at - MOD(at, 3600000), id DIV 100000, MIN(id), MAX(id)"
                + " FROM usage_records GROUP BY 1, 2");
        UsageLog log = new UsageLog(WEEK, database.db(), List.of());
        requests = new Requests(WEEK, database.db(), log, new SteppedClock());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static List<Long> numbers(RequestSlice slice) {
        return slice.rows().stream().map(RequestSlice.Row::number).toList();
    }

    private static List<Long> down(long from, int count) {
        return LongStream.range(0, count).map(i -> from - i).boxed().toList();
    }

    private static RequestFilter failed() {
        return new RequestFilter(Instant.EPOCH, "failed", "", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY);
    }

    private static RequestFilter whose(Whose whose) {
        return new RequestFilter(Instant.EPOCH, "", "", KeyKind.ANY, Streaming.ANY, whose);
    }

    private static RequestList impatient(AtomicLong nanos, RequestFilter filter) {
        return new RequestList(
                new RequestDao(), database.db(), filter, 10, () -> nanos.addAndGet(10), Duration.ofNanos(5));
    }

    @Test
    void partsFollowEachOtherWithoutGapOrRepeat() {
        RequestSlice first = requests.before(RequestFilter.ALL, 0, 50);
        assertEquals(down(ALL, 50), numbers(first));
        assertEquals(0, first.newer());
        RequestSlice second = requests.before(RequestFilter.ALL, first.older(), 50);
        assertEquals(down(ALL - 50, 50), numbers(second));
        RequestSlice third = requests.before(RequestFilter.ALL, second.older(), 50);
        assertEquals(numbers(second), numbers(requests.after(RequestFilter.ALL, third.newer(), 50)));
        assertEquals(numbers(first), numbers(requests.after(RequestFilter.ALL, second.newer(), 50)));
    }

    @Test
    void theLastPartLeadsNowhere() {
        RequestSlice last = requests.before(RequestFilter.ALL, 11, 10);
        assertEquals(down(10, 10), numbers(last));
        assertEquals(0, last.older());
        assertEquals(Instant.EPOCH, last.upTo());
    }

    @Test
    void whatHardlyAnyPassesIsFoundHoweverFarBack() {
        assertEquals(List.of((long) FAILED), numbers(requests.allBefore(failed(), 0, 10)));
    }

    @Test
    void aSearchThatTakesLongSaysHowFarItCameAndGoesOnFromThere() {
        AtomicLong nanos = new AtomicLong();
        RequestSlice slice = impatient(nanos, failed()).before(0);
        assertEquals(List.of(), numbers(slice));
        assertEquals(ALL - RequestList.FIRST_STEP + 1, slice.older());
        assertEquals(Instant.ofEpochMilli(slice.older() * MINUTE_MS), slice.upTo());
        int steps = 1;
        while (slice.older() != 0) {
            slice = impatient(nanos, failed()).before(slice.older());
            steps++;
        }
        assertEquals(List.of((long) FAILED), numbers(slice));
        assertEquals(ALL / RequestList.FIRST_STEP, steps);
    }

    @Test
    void theWayBackStopsAndGoesOnToo() {
        AtomicLong nanos = new AtomicLong();
        RequestSlice slice = impatient(nanos, failed()).after(FAILED);
        assertEquals(List.of(), numbers(slice));
        assertEquals(FAILED + RequestList.FIRST_STEP, slice.newer());
        assertEquals(List.of((long) FAILED), numbers(requests.allBefore(failed(), slice.older(), 10)));
    }

    @Test
    void aPeriodEndsTheList() {
        RequestFilter recent = new RequestFilter(
                Instant.ofEpochMilli((ALL - 4) * MINUTE_MS), "", "", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY);
        RequestSlice slice = requests.before(recent, 0, 10);
        assertEquals(down(ALL, 5), numbers(slice));
        assertEquals(0, slice.older());
        RequestFilter future = new RequestFilter(
                Instant.ofEpochMilli((ALL + 1) * MINUTE_MS), "", "", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY);
        assertEquals(List.of(), numbers(requests.before(future, 0, 10)));
    }

    @Test
    void filtersHoldTogether() {
        RequestFilter filter = new RequestFilter(
                Instant.EPOCH, "ok", "openai", KeyKind.ORDINARY, Streaming.STREAMED, Whose.model("e_o"));
        RequestSlice slice = requests.before(filter, 0, 3);
        assertEquals(List.of(20_000L, 19_980L, 19_960L), numbers(slice));
        assertEquals(List.of(), numbers(requests.before(whose(Whose.model("claude%sonnet")), 0, 3)), "no pattern");
    }

    @Test
    void keysAndUsersAreAlternativesAndATokenIsItsOwn() {
        RequestSlice slice = requests.before(whose(Whose.of(List.of(1L), List.of(1L))), 0, 6);
        List<Long> expected = IntStream.iterate(ALL, i -> i - 1).filter(i -> i % 7 == 0 || i % 5 == 0).limit(6)
                .asLongStream().boxed().toList();
        assertEquals(expected, numbers(slice));
        assertEquals(List.of(19_999L, 19_996L), numbers(requests.before(whose(Whose.token(1)), 0, 2)));
        assertTrue(requests.before(whose(Whose.NOBODY), 0, 5).rows().isEmpty());
    }

    private static RequestOnly only(long key, long user, long token) {
        return new RequestOnly(Instant.MAX, 0, 0, "", "", "", key, user, token);
    }

    @Test
    void whatIsAskedExactlyHoldsTogether() {
        List<Long> expected = IntStream.iterate(ALL, i -> i - 1).limit(ALL)
                .filter(i -> i % 7 == 2 && i % 5 == 0 && i % 3 == 1).asLongStream().boxed().toList();
        assertEquals(expected, numbers(requests.allBefore(RequestFilter.ALL.only(only(3, 1, 1)), 0, 200)));
        RequestFilter searched = whose(Whose.of(List.of(1L), List.of(1L))).only(only(0, 0, 2));
        List<Long> both = IntStream.iterate(ALL, i -> i - 1).filter(i -> (i % 7 == 0 || i % 5 == 0) && i % 3 == 2)
                .limit(50).asLongStream().boxed().toList();
        assertEquals(both, numbers(requests.allBefore(searched, 0, 50)));
        assertEquals(List.of(), numbers(requests.before(RequestFilter.ALL.only(only(99, 0, 0)), 0, 50)));
        RequestOnly status = new RequestOnly(Instant.MAX, 400, 499, "", "", "", 0, 0, 0);
        assertEquals(List.of(), numbers(requests.allBefore(RequestFilter.ALL.only(status), 0, 50)));
        RequestOnly exact = new RequestOnly(Instant.MAX, 200, 299, "curl", "", "claude_opus", 0, 0, 0);
        assertEquals(List.of(20_000L, 19_990L), numbers(requests.allBefore(RequestFilter.ALL.only(exact), 0, 2)));
        RequestOnly model = new RequestOnly(Instant.MAX, 0, 0, "", "", "claude", 0, 0, 0);
        assertEquals(List.of(), numbers(requests.allBefore(RequestFilter.ALL.only(model), 0, 2)), "a part is no name");
    }

    @Test
    void anIndexedListGoesOnWithoutGapOrRepeat() {
        RequestFilter filter = new RequestFilter(
                Instant.EPOCH, "", "anthropic", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY, only(3, 0, 0));
        List<Long> expected = IntStream.iterate(ALL, i -> i - 1).limit(ALL).filter(i -> i % 7 == 2 && i % 2 == 1)
                .asLongStream().boxed().toList();
        List<Long> found = new ArrayList<>();
        long number = 0;
        do {
            RequestSlice slice = requests.allBefore(filter, number, 300);
            found.addAll(numbers(slice));
            number = slice.older();
        } while (number != 0);
        assertEquals(expected, found);
        RequestSlice back = new RequestList(new RequestDao(), database.db(), filter, 300, () -> 0, Duration.ofNanos(1))
                .after(expected.get(600));
        assertEquals(expected.subList(300, 600), numbers(back));
    }

    @Test
    void anEndOfThePeriodIsTheTopOfTheList() {
        RequestOnly until = new RequestOnly(Instant.ofEpochMilli(100 * MINUTE_MS), 0, 0, "", "", "", 0, 0, 0);
        assertEquals(down(99, 3), numbers(requests.before(RequestFilter.ALL.only(until), 0, 3)));
        RequestOnly never = new RequestOnly(Instant.ofEpochMilli(0), 0, 0, "", "", "", 0, 0, 0);
        assertEquals(List.of(), numbers(requests.before(RequestFilter.ALL.only(never), 0, 3)));
    }

    @Test
    void aRecordThatWaitedForTheDatabaseIsFoundInItsTime() {
        try (MigratedDb late = MigratedDb.create()) {
            UsageLog log = new UsageLog(WEEK, late.db(), List.of());
            log.add(record("now", NOW));
            log.flush();
            log.add(record("waited", NOW.minus(Duration.ofHours(5))));
            log.flush();
            Requests list = new Requests(WEEK, late.db(), log, new SteppedClock());
            RequestFilter since = between(NOW.minus(Duration.ofHours(6)), Instant.MAX);
            assertEquals(List.of("waited", "now"), ids(list.before(since, 0, 5)));
            RequestFilter both = between(NOW.minus(Duration.ofHours(6)), NOW.minus(Duration.ofHours(4)));
            assertEquals(List.of("waited"), ids(list.before(both, 0, 5)));
        }
    }

    /** Requests of five days, and those of the first one once more, written after all others, as out of a journal. */
    @Test
    void recordsWrittenDaysLateAreNeitherLostNorRepeatedByPaging() {
        try (MigratedDb late = MigratedDb.create()) {
            UsageLog log = new UsageLog(WEEK, late.db(), List.of());
            Instant first = NOW.minus(Duration.ofDays(5));
            for (int hour = 0; hour < 120; hour++) {
                log.add(record("h" + hour, first.plus(Duration.ofHours(hour))));
            }
            log.flush();
            Requests list = new Requests(WEEK, late.db(), log, new SteppedClock());
            RequestFilter day = between(first, first.plus(Duration.ofDays(1)));
            List<String> found = new ArrayList<>(ids(list.before(day, 0, 10)));
            long next = list.before(day, 0, 10).older();
            for (int hour = 0; hour < 120; hour++) {
                log.add(record("late" + hour, first.plus(Duration.ofHours(hour)).plusSeconds(60)));
            }
            log.flush();
            while (next != 0) {
                RequestSlice slice = list.before(day, next, 10);
                found.addAll(ids(slice));
                next = slice.older();
            }
            assertEquals(IntStream.iterate(23, i -> i - 1).limit(24).mapToObj(i -> "h" + i).toList(), found,
                    "what comes in while somebody pages is above what was seen");
            List<String> all = new ArrayList<>();
            RequestSlice slice = list.before(day, 0, 10);
            for (all.addAll(ids(slice)); slice.older() != 0; all.addAll(ids(slice))) {
                slice = list.before(day, slice.older(), 10);
            }
            List<String> expected = new ArrayList<>();
            IntStream.iterate(23, i -> i - 1).limit(24).forEach(i -> expected.add("late" + i));
            IntStream.iterate(23, i -> i - 1).limit(24).forEach(i -> expected.add("h" + i));
            assertEquals(expected, all);
            assertEquals(all.subList(19, 29), ids(list.after(day, list.before(day, 0, 30).older(), 10)), "and back");
        }
    }

    /** Between the two lots of that hour lie a million numbers of other hours. */
    @Test
    void aPeriodWithRecordsWrittenLateIsReadWhereTheyLieAndNowhereElse() {
        long late = 1_000_000 + FAILED;
        database.db().update("INSERT INTO usage_marks VALUES (0, ?, ?, ?)", late / MarkDao.PART, late, late);
        try {
            RequestFilter hour = between(Instant.EPOCH, Instant.ofEpochMilli(60 * MINUTE_MS));
            AtomicLong nanos = new AtomicLong();
            RequestSlice slice = new RequestList(new RequestDao(), database.db(), hour, 100,
                    () -> nanos.addAndGet(10), Duration.ofNanos(15)).before(0);
            assertEquals(down(59, 59), numbers(slice));
            assertEquals(0, slice.older(), "two steps are the whole of it");
            assertEquals(30, nanos.get(), "one look at the clock a step");
        } finally {
            database.db().update("DELETE FROM usage_marks WHERE part > 0");
        }
    }

    private static RequestFilter between(Instant since, Instant until) {
        return new RequestFilter(since, "", "", KeyKind.ANY, Streaming.ANY, Whose.ANYBODY)
                .only(new RequestOnly(until, 0, 0, "", "", "", 0, 0, 0));
    }

    private static List<String> ids(RequestSlice slice) {
        return slice.rows().stream().map(row -> row.record().requestId()).toList();
    }

    private static UsageRecord record(String id, Instant at) {
        return new UsageRecord(id, at, new UsageRecord.Who(1, 1, false, "curl", ""),
                new UsageRecord.Route("openai", "opus", "", true, 1, 1), UsageRecord.Outcome.OK, 200, "",
                new TokenCounts(1, 1, 0, 0, 1, TokenCounts.Source.REPORTED), 1, 1, "");
    }
}
