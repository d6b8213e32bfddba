package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.TokenCandidate;

class RoundRobinTest extends AllocationStrategyContract {

    @Override
    protected AllocationStrategy strategy() {
        return new RoundRobin();
    }

    @Test
    void g24UsesAllTokensInTurn() {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> candidates = idleTokens(3);
        List<Long> chosen = java.util.stream.IntStream.range(0, 7)
                .mapToObj(i -> strategy.choose(candidates, ask()).id()).toList();
        assertEquals(List.of(1L, 2L, 3L, 1L, 2L, 3L, 1L), chosen);
    }

    @Test
    void g24G70IsExactlyEvenUnder64Threads() throws Exception {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> candidates = idleTokens(16);
        Map<Long, Integer> counts = new HashMap<>();
        under64Threads(() -> strategy.choose(candidates, ask()).id(), 100)
                .forEach(id -> counts.merge(id, 1, Integer::sum));
        assertEquals(16, counts.size());
        counts.values().forEach(count -> assertEquals(64 * 100 / 16, count));
    }

    @Test
    void requestsForOneModelDoNotStarveATokenOfAnother() {
        AllocationStrategy strategy = strategy();
        List<TokenCandidate> all = idleTokens(3);
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 0; i < 300; i++) {
            counts.merge(strategy.choose(all, ask()).id(), 1, Integer::sum);
            strategy.choose(all.subList(2, 3), ask());
        }
        assertEquals(150, counts.get(1L));
        assertEquals(150, counts.get(2L));
    }

    @Test
    void aTokenThatComesBackIsNotFlooded() {
        AllocationStrategy strategy = strategy();
        for (int i = 0; i < 100; i++) {
            strategy.choose(idleTokens(2), ask());
        }
        List<Long> chosen = java.util.stream.IntStream.range(0, 4)
                .mapToObj(i -> strategy.choose(idleTokens(3), ask()).id()).toList();
        assertEquals(List.of(3L, 1L, 2L, 3L), chosen);
    }
}
