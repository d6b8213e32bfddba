package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.PoolFixture;
import org.kirogate.token.ScoringStrategy;
import org.kirogate.token.TokenCandidate;
import org.kirogate.token.TokenLease;
import org.kirogate.token.TokenScore;
import org.kirogate.upstream.UpstreamFailure;

class ScoreBasedTest extends AllocationStrategyContract {

    @Override
    protected AllocationStrategy strategy() {
        return new ScoreBased();
    }

    private static TokenCandidate token(long id, double success, Instant seenWorking, int inFlight, int recent) {
        return new TokenCandidate(id, 1, inFlight, 0, recent, success, Instant.EPOCH, seenWorking, 1, -1, -1, Instant.EPOCH);
    }

    @Test
    void g23SuccessWeighsMoreThanFreshnessAndLoadTogether() {
        TokenCandidate reliable = token(1, 1.0, NOW.minus(Duration.ofDays(30)), 8, 60);
        TokenCandidate freshAndIdle = token(2, 0.5, NOW, 0, 0);
        assertEquals(1, strategy().choose(List.of(reliable, freshAndIdle), ask()).id());
    }

    @Test
    void g23FreshnessDecidesBetweenEquallyReliableTokens() {
        assertEquals(2, strategy().choose(
                List.of(token(1, 1, NOW.minus(Duration.ofDays(1)), 0, 0), token(2, 1, NOW, 0, 0)), ask()).id());
    }

    @Test
    void g23LoadDecidesBetweenEquallyReliableFreshTokens() {
        assertEquals(2, strategy().choose(List.of(token(1, 1, NOW, 8, 40), token(2, 1, NOW, 0, 0)), ask()).id());
    }

    @Test
    void theBestAreToldAndTheChosenOneAmongThem() {
        // Near the best in score and idle, the last one serves, though five others have a higher score.
        List<TokenCandidate> candidates = List.of(
                token(1, 1, NOW, 0, 9), token(2, 1, NOW, 0, 5), token(3, 1, NOW, 0, 7), token(4, 1, NOW, 0, 3),
                token(5, 1, NOW, 0, 1), token(6, 0.98, NOW.minusSeconds(1200), 0, 0), token(7, 0.1, NOW, 0, 0));
        ScoringStrategy.Scored scored = new ScoreBased().score(candidates, ask());
        assertEquals(6, scored.chosen().id());
        assertEquals(List.of(5L, 4L, 6L), scored.best().stream().map(TokenScore::tokenId).toList());
        TokenScore best = scored.best().get(0);
        assertEquals(0.70 * best.success() + 0.15 * best.fresh() + 0.15 * best.free(), best.score(), 1e-9);
        assertEquals(List.of(), new ScoreBased().score(candidates.subList(0, 1), ask()).best());
    }

    @Test
    void freshnessFallsFromOneTowardsZero() {
        assertEquals(1, ScoreBased.freshness(NOW, NOW));
        assertEquals(1, ScoreBased.freshness(NOW.minusSeconds(300), NOW));
        assertEquals(0.5, ScoreBased.freshness(NOW.minusSeconds(3900), NOW));
        assertTrue(ScoreBased.freshness(Instant.EPOCH, NOW) < 0.001);
    }

    @Test
    void g23G67EqualTokensShareEvenly() {
        PoolFixture fixture = new PoolFixture().strategy(strategy()).token(1).token(2).token(3);
        Map<Long, Integer> counts = serve(fixture, 3000, 0);
        counts.values().forEach(count -> assertEquals(1000, count, 50));
        assertEquals(3, counts.size());
    }

    @Test
    void tokensThatWereIdleForDifferentTimesShareEvenlySoon() {
        PoolFixture fixture = new PoolFixture().strategy(strategy()).token(1);
        fixture.clock.advance(Duration.ofHours(2));
        fixture.token(2);
        fixture.clock.advance(Duration.ofHours(2));
        fixture.token(3);
        Map<Long, Integer> counts = serve(fixture, 3000, 0);
        counts.values().forEach(count -> assertEquals(1000, count, 50));
    }

    @Test
    void aTokenThatFailsHalfItsCallsGetsUnderAThirdOfAnEvenShare() {
        PoolFixture fixture = new PoolFixture().strategy(strategy()).token(1).token(2).token(3);
        Map<Long, Integer> counts = serve(fixture, 3000, 2);
        assertTrue(counts.get(2L) < 1000 / 3, counts.toString());
        assertTrue(counts.get(2L) > 3, "it is tried again from time to time: " + counts);
    }

    /** Requests one after the other, half a second apart; token {@code flaky} fails every other one. */
    private static Map<Long, Integer> serve(PoolFixture fixture, int requests, long flaky) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < requests; i++) {
            try (TokenLease lease = fixture.acquire()) {
                int count = counts.merge(lease.tokenId(), 1, Integer::sum);
                if (lease.tokenId() == flaky && count % 2 == 0) {
                    lease.failed(UpstreamFailure.of(UpstreamFailure.Kind.TRANSIENT, "scripted"));
                } else {
                    lease.succeeded();
                }
            }
            fixture.clock.advance(Duration.ofMillis(500));
        }
        return counts;
    }
}
