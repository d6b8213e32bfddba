package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyGuardTest {
    private static final Instant NOW = Instant.parse("2030-01-02T03:04:05Z");
    private static final List<TokenCandidate> CANDIDATES = List.of(candidate(1, 2), candidate(2, 0), candidate(3, 1));

    private static TokenCandidate candidate(long id, int inFlight) {
        return new TokenCandidate(id, 1, inFlight, 8, 0, 1, Instant.EPOCH, NOW, 1, -1, -1, Instant.EPOCH);
    }

    private static AllocationAsk ask() {
        return new AllocationAsk("model-a", NOW, new Random(1));
    }

    static List<AllocationStrategy> nonsense() {
        return List.of(
                (candidates, ask) -> null,
                (candidates, ask) -> candidate(99, 0),
                (candidates, ask) -> {
                    throw new IllegalStateException("broken");
                },
                (candidates, ask) -> candidates.remove(0),
                (candidates, ask) -> {
                    throw new NoClassDefFoundError("a library that is not there");
                },
                StrategyGuardTest::endless);
    }

    private static TokenCandidate endless(List<TokenCandidate> candidates, AllocationAsk ask) {
        return endless(candidates, ask);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void aStrategyThatFailsIsPassedOverForTheLeastBusyTokenAndCounted(AllocationStrategy strategy) {
        StrategyGuard guard = new StrategyGuard(strategy);
        assertEquals(2, guard.choose(CANDIDATES, ask()).tokenId());
        assertEquals(2, guard.choose(CANDIDATES, ask()).tokenId());
        assertEquals(2, guard.fallbacks());
    }

    @Test
    void aStrategyThatWorksIsLeftAlone() {
        StrategyGuard guard = new StrategyGuard((candidates, ask) -> candidates.get(2));
        assertEquals(3, guard.choose(CANDIDATES, ask()).tokenId());
        assertEquals(0, guard.fallbacks());
    }
}
