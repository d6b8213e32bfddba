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
    private static final GatewayConfig.Usage WEEK = new GatewayConfig.Usage(5000, Duration.ofSeconds(1), 7, "", Duration.ZERO, 90, 7);

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
        database.db().update("INSERT INTO usage_marks SELECT at - MOD(at, 3600000), MIN(id), MAX(id) FROM usage_records"
                + " GROUP BY 1");
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
            log.add(record("now", Instant.parse("2026-11-25T15:00:00Z")));
            log.flush();
            log.add(record("waited", Instant.parse("2026-11-25T10:00:00Z")));
            log.flush();
            Requests list = new Requests(WEEK, late.db(), log, new SteppedClock());
            RequestFilter since = new RequestFilter(Instant.parse("2026-11-25T09:30:00Z"), "", "", KeyKind.ANY,
                    Streaming.ANY, Whose.ANYBODY);
            assertEquals(List.of("waited", "now"), list.before(since, 0, 5).rows().stream()
                    .map(row -> row.record().requestId()).toList());
            RequestOnly until = new RequestOnly(Instant.parse("2026-11-25T11:00:00Z"), 0, 0, "", "", "", 0, 0, 0);
            assertEquals(List.of("waited"), list.before(since.only(until), 0, 5).rows().stream()
                    .map(row -> row.record().requestId()).toList());
        }
    }

    private static UsageRecord record(String id, Instant at) {
        return new UsageRecord(id, at, new UsageRecord.Who(1, 1, false, "curl", ""),
                new UsageRecord.Route("openai", "opus", "", true, 1, 1), UsageRecord.Outcome.OK, 200, "",
                new TokenCounts(1, 1, 0, 0, 1, TokenCounts.Source.REPORTED), 1, 1, "");
    }
}
