package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kirogate.config.ConfigException;
import org.kirogate.token.AllocationAsk;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.Deadlined;
import org.kirogate.token.TokenCandidate;

class StrategyLoaderTest {

    /** As a stranger would write one. */
    public static final class Last implements AllocationStrategy {
        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            return candidates.get(candidates.size() - 1);
        }
    }

    public static final class NoStrategy {}

    static final class Hidden implements AllocationStrategy {
        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            return candidates.get(0);
        }
    }

    public abstract static class Unfinished implements AllocationStrategy {}

    public static final class Throwing implements AllocationStrategy {
        public Throwing() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public TokenCandidate choose(List<TokenCandidate> candidates, AllocationAsk ask) {
            return candidates.get(0);
        }
    }

    private static AllocationStrategy load(String name) {
        return StrategyLoader.load(
                name, StrategyLoaderTest.class.getClassLoader(), Runnable::run, Duration.ofSeconds(10));
    }

    @Test
    void g22BuiltInNamesChooseTheStrategy() {
        assertInstanceOf(ScoreBased.class, load("score_based"));
        assertInstanceOf(RoundRobin.class, load("round_robin"));
        assertInstanceOf(Sequential.class, load("sequential"));
        assertInstanceOf(LeastInFlight.class, load("least_in_flight"));
        assertInstanceOf(Weighted.class, load("weighted"));
        assertInstanceOf(QuotaAware.class, load("quota_aware"));
    }

    @Test
    void aStrangersClassIsFoundByItsFullName() {
        List<TokenCandidate> candidates = AllocationStrategyContract.idleTokens(3);
        assertEquals(3, load(Last.class.getName()).choose(candidates, AllocationStrategyContract.ask()).id());
    }

    @Test
    void aStrangersClassChoosesUnderTheDeadline() {
        assertInstanceOf(Deadlined.class, load(Last.class.getName()));
    }

    @ParameterizedTest
    @CsvSource({
        "scorebased, no class of that name",
        "org.kirogate.token.strategy.StrategyLoaderTest$NoStrategy, does not implement",
        "org.kirogate.token.strategy.StrategyLoaderTest$Hidden, not public",
        "org.kirogate.token.strategy.StrategyLoaderTest$Unfinished, abstract",
        "org.kirogate.token.strategy.StrategyLoaderTest$Throwing, no licence"
    })
    void aBadValueNamesVariableValueReasonAndTheBuiltInNames(String value, String reason) {
        String message = assertThrows(ConfigException.class, () -> load(value)).getMessage();
        for (String part : List.of("TOKEN_ALLOCATION_STRATEGY", "'" + value + "'", reason,
                "least_in_flight, quota_aware, round_robin, score_based, sequential, weighted")) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(1, message.lines().filter(line -> line.startsWith(" - ")).count());
    }
}
