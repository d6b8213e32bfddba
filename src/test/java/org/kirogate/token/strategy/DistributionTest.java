package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.TokenLease;
import org.kirogate.token.TokenRules;
import org.kirogate.token.terms.ShareTerms;
import org.kirogate.upstream.UpstreamFailure;

/** Who serves how many of 10 000 requests, one after the other, a tenth of a second apart, through the real pool. */
class DistributionTest {
    private static final int REQUESTS = 10_000;
    private static final int TOKENS = 10;
    private static final int EVEN = REQUESTS / TOKENS;
    /** What was found, as rows by their names; printed at the end. */
    private static final Map<String, String> TABLE = new ConcurrentSkipListMap<>();

    private static AllocationStrategy strategy(String name) {
        return StrategyLoader.load(
                name, DistributionTest.class.getClassLoader(), Runnable::run, Duration.ofSeconds(10));
    }

    private static PoolFixture tenEqual(String name) {
        PoolFixture fixture = new PoolFixture().strategy(strategy(name));
        for (long id = 1; id <= TOKENS; id++) {
            fixture.token(id);
        }
        return fixture;
    }

    /** Requests by token; every second call of a flaky one fails. */
    private static Map<Long, Integer> serve(PoolFixture fixture, LongPredicate flaky) {
        Map<Long, Integer> counts = new TreeMap<>();
        for (long id = 1; id <= TOKENS; id++) {
            counts.put(id, 0);
        }
        for (int request = 0; request < REQUESTS; request++) {
            try (TokenLease lease = fixture.acquire()) {
                int count = counts.merge(lease.tokenId(), 1, Integer::sum);
                if (flaky.test(lease.tokenId()) && count % 2 == 0) {
                    lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.TRANSIENT, "scripted"));
                } else {
                    lease.succeeded();
                }
            }
            fixture.clock.advance(Duration.ofMillis(100));
        }
        return counts;
    }

    private static void note(String what, Map<Long, Integer> counts, ToDoubleFunction<Long> share) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-32s", what));
        double furthest = 0;
        for (Map.Entry<Long, Integer> entry : counts.entrySet()) {
            double due = share.applyAsDouble(entry.getKey());
            furthest = Math.max(furthest, 100 * Math.abs(entry.getValue() - due) / due);
            row.append(String.format(Locale.ROOT, "%6d", entry.getValue()));
        }
        TABLE.put(what, row.append(String.format(Locale.ROOT, "  %5.1f %%", furthest)).toString());
    }

    @AfterAll
    static void print() {
        System.out.printf(Locale.ROOT, "%d requests on %d tokens, and how far the worst is from its share%n%s%n",
                REQUESTS, TOKENS, String.join(System.lineSeparator(), TABLE.values()));
    }

    @Test
    void everyBuiltInStrategyIsCovered() {
        assertEquals("[least_in_flight, quota_aware, round_robin, score_based, sequential, weighted]",
                StrategyLoader.builtInNames().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"score_based", "round_robin", "least_in_flight", "weighted", "quota_aware"})
    void tenEqualTokensShareEvenly(String name) {
        Map<Long, Integer> counts = serve(tenEqual(name), id -> false);
        note(name, counts, id -> EVEN);
        counts.values().forEach(count -> assertEquals(EVEN, count, EVEN / 10.0));
    }

    @Test
    void sequentialGivesAllToTheFirst() {
        Map<Long, Integer> counts = serve(tenEqual("sequential"), id -> false);
        note("sequential", counts, id -> EVEN);
        assertEquals(REQUESTS, counts.get(1L));
    }

    @Test
    void weightedSharesByWeight() {
        PoolFixture fixture = new PoolFixture().strategy(strategy("weighted"));
        for (int id = 1; id <= TOKENS; id++) {
            fixture.token(id, new TokenRules(TokenRules.AS_CONFIGURED, TokenRules.AS_CONFIGURED, id, ShareTerms.OPEN));
        }
        Map<Long, Integer> counts = serve(fixture, id -> false);
        note("weighted, weights 1 to 10", counts, id -> REQUESTS * id / 55.0);
        counts.forEach((id, count) -> assertEquals(REQUESTS * id / 55.0, count, 1));
    }

    @Test
    void aTokenThatFailsHalfItsCallsGetsUnderAThirdOfAnEvenShare() {
        Map<Long, Integer> counts = serve(tenEqual("score_based"), id -> id == 7);
        note("score_based, 7 fails half", counts, id -> EVEN);
        assertTrue(counts.get(7L) < EVEN / 3, counts.toString());
        counts.remove(7L);
        int others = counts.values().stream().mapToInt(Integer::intValue).sum() / counts.size();
        counts.values().forEach(count -> assertEquals(others, count, others / 10.0));
    }
}
