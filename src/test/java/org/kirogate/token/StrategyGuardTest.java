package org.kirogate.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
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
        return askAt(NOW);
    }

    private static AllocationAsk askAt(Instant now) {
        return new AllocationAsk("model-a", now, new Random(1));
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

    /** As a stranger would write it, and wrong. */
    private static final class Broken implements AllocationStrategy {
        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            throw new IllegalStateException("a name\nthat is not for the log");
        }
    }

    @Test
    void itsClassIsLoggedOnceAMinute() {
        StrategyGuard guard = new StrategyGuard(new Broken());
        try (GuardLog log = new GuardLog()) {
            for (int second = 0; second < 120; second++) {
                guard.choose(CANDIDATES, askAt(NOW.plusSeconds(second)));
            }
            assertEquals(2, log.lines().size(), log.lines().toString());
            assertTrue(log.lines().get(0).startsWith("allocation strategy " + Broken.class.getName()
                    + " threw java.lang.IllegalStateException at "), log.lines().toString());
            assertTrue(log.lines().get(1).endsWith("(61 times since the start)"), log.lines().toString());
        }
    }

    @Test
    void aStrangersClassIsLoggedNotWhatKeepsItsDeadline() {
        StrategyGuard guard = new StrategyGuard(new Deadlined(new Broken(), Runnable::run, Duration.ofSeconds(10)));
        try (GuardLog log = new GuardLog()) {
            assertEquals(2, guard.choose(CANDIDATES, ask()).tokenId());
            assertEquals(1, log.lines().size());
            String line = log.lines().get(0);
            assertTrue(line.startsWith("allocation strategy " + Broken.class.getName() + " threw java."), line);
            assertTrue(line.contains("StrategyGuardTest.java"), line);
        }
    }
}
