package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.TokenCandidate;

class WeightedTest extends AllocationStrategyContract {

    @Override
    protected AllocationStrategy strategy() {
        return new Weighted();
    }

    private static TokenCandidate token(long id, int weight) {
        return new TokenCandidate(id, 1, 0, 8, 0, 1, Instant.EPOCH, NOW, weight, -1, -1, Instant.EPOCH);
    }

    /** Token 1 weighs 1, token 2 weighs 2, and so on. */
    private static List<TokenCandidate> asHeavyAsTheirIds(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(id -> token(id, (int) id)).toList();
    }

    private static List<Long> chosen(AllocationStrategy strategy, List<TokenCandidate> candidates, int times) {
        return IntStream.range(0, times).mapToObj(i -> strategy.choose(candidates, ask()).id()).toList();
    }

    private static Map<Long, Integer> counts(List<Long> ids) {
        Map<Long, Integer> counts = new HashMap<>();
        ids.forEach(id -> counts.merge(id, 1, Integer::sum));
        return counts;
    }

    @Test
    void sharesAreExactAfterAsManyRequestsAsTheWeightsAddUpTo() {
        AllocationStrategy strategy = strategy();
        for (int round = 0; round < 100; round++) {
            counts(chosen(strategy, asHeavyAsTheirIds(10), 55))
                    .forEach((id, count) -> assertEquals(id, count.longValue()));
        }
    }

    @Test
    void sharesAreExactUnder64Threads() throws Exception {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> candidates = asHeavyAsTheirIds(10);
        counts(under64Threads(() -> strategy.choose(candidates, ask()).id(), 55))
                .forEach((id, count) -> assertEquals(64 * id, count.longValue()));
    }

    @Test
    void turnsOfAHeavyTokenLieApart() {
        List<TokenCandidate> candidates = List.of(token(1, 5), token(2, 1), token(3, 1));
        assertEquals(List.of(1L, 1L, 2L, 1L, 3L, 1L, 1L), chosen(strategy(), candidates, 7));
    }

    @Test
    void equalWeightsTakeTurns() {
        assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L), chosen(strategy(), idleTokens(3), 6));
    }

    @Test
    void theLeastBusyServesAmongThoseThatHaveEarnedTheSame() {
        TokenCandidate busy = new TokenCandidate(1, 1, 3, 8, 9, 1, NOW, NOW, 1, -1, -1, Instant.EPOCH);
        assertEquals(List.of(2L, 1L), chosen(strategy(), List.of(busy, token(2, 1)), 2));
    }

    @Test
    void aTokenThatComesBackIsNotFlooded() {
        AllocationStrategy strategy = strategy();
        chosen(strategy, idleTokens(3), 100);
        chosen(strategy, idleTokens(2), 1000);
        assertEquals(Map.of(1L, 10, 2L, 10, 3L, 10), nearly(10, counts(chosen(strategy, idleTokens(3), 30))));
    }

    @Test
    void aNewTokenIsNotFlooded() {
        AllocationStrategy strategy = strategy();
        chosen(strategy, idleTokens(2), 1001);
        assertEquals(Map.of(1L, 10, 2L, 10, 3L, 10), nearly(10, counts(chosen(strategy, idleTokens(3), 30))));
    }

    @Test
    void aTurnAmongManyCostsNoMoreThanOneAmongTwo() {
        AllocationStrategy strategy = strategy();
        long turn = chosen(strategy, idleTokens(500), 1).get(0);
        List<TokenCandidate> two = List.of(idle(turn), idle(turn + 1));
        assertEquals(Map.of(turn, 5, turn + 1, 5), nearly(5, counts(chosen(strategy, two, 10))));
    }

    @Test
    void requestsForOneModelDoNotStarveATokenOfAnother() {
        AllocationStrategy strategy = strategy();
        List<Long> ofAll = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            ofAll.addAll(chosen(strategy, idleTokens(3), 1));
            chosen(strategy, idleTokens(3).subList(2, 3), 1);
        }
        assertEquals(Map.of(1L, 100, 2L, 100, 3L, 100), counts(ofAll));
    }

    /** The counts, with those that are one off taken for the number. */
    private static Map<Long, Integer> nearly(int number, Map<Long, Integer> counts) {
        counts.replaceAll((id, count) -> Math.abs(count - number) <= 1 ? number : count);
        return counts;
    }
}
