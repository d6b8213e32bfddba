package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.TokenCandidate;

class QuotaAwareTest extends AllocationStrategyContract {
    private static final Instant UNKNOWN = Instant.EPOCH;

    @Override
    protected AllocationStrategy strategy() {
        return new QuotaAware();
    }

    private static TokenCandidate token(long id, double remaining, double limit, Instant resetsAt) {
        return new TokenCandidate(id, 1, 0, 8, 0, 1, Instant.EPOCH, NOW, 1, remaining, limit, resetsAt);
    }

    private static Instant in(int days) {
        return NOW.plus(Duration.ofDays(days));
    }

    private long chosen(TokenCandidate... candidates) {
        return strategy().choose(List.of(candidates), ask()).id();
    }

    @Test
    void spendsFirstWhatResetsSoonest() {
        assertEquals(2, chosen(token(1, 900, 1000, in(20)), token(2, 60, 1000, in(2)), token(3, 1000, 1000, in(3))));
    }

    @Test
    void leavesAnAccountWithFivePercentAloneWhileAnotherHasMore() {
        assertEquals(1, chosen(token(1, 900, 1000, in(20)), token(2, 50, 1000, in(2))));
        assertEquals(1, chosen(token(1, -1, -1, UNKNOWN), token(2, 50, 1000, in(2))));
    }

    @Test
    void takesTheOneWithMostCreditsWhenAllAreNearlyDry() {
        assertEquals(2, chosen(token(1, 4, 100, in(1)), token(2, 40, 1000, in(9)), token(3, 0, 1000, in(1))));
    }

    @Test
    void whatIsUnknownComesAfterWhatResetsAndBeforeWhatIsNearlyDry() {
        assertEquals(3, chosen(token(1, -1, -1, UNKNOWN), token(2, 900, 1000, UNKNOWN), token(3, 100, 1000, in(30))));
        assertEquals(1, chosen(token(1, -1, -1, in(1)), token(2, 10, 1000, in(1))));
        assertEquals(2, chosen(token(1, 10, 1000, UNKNOWN), token(2, 900, 1000, UNKNOWN)));
    }

    @Test
    void aFigureOfAPeriodThatIsOverSaysNothing() {
        assertEquals(2, chosen(token(1, 900, 1000, NOW), token(2, 900, 1000, in(30))));
        assertEquals(1, chosen(token(1, 0, 1000, NOW.minusSeconds(1)), token(2, 40, 1000, in(1))));
    }

    @Test
    void anUnknownLimitDoesNotMakeAnEmptyAccountFull() {
        assertEquals(2, chosen(token(1, 0, -1, in(1)), token(2, 100, -1, in(9))));
    }

    @Test
    void theLeastBusyServesAmongThoseThatResetInTheSameHour() {
        Instant reset = Instant.parse("2030-02-01T00:00:00Z");
        TokenCandidate busy = new TokenCandidate(1, 1, 2, 8, 5, 1, NOW, NOW, 1, 500, 1000, reset);
        assertEquals(2, chosen(busy, token(2, 400, 1000, reset.plusSeconds(5))));
    }

    @Test
    void noAccountRunsDryWhileAnotherResetsLaterAndHasMore() {
        Map<Long, Double> left = new TreeMap<>(Map.of(1L, 500.0, 2L, 1000.0, 3L, 200.0));
        Map<Long, Double> limits = Map.copyOf(left);
        Map<Long, Instant> resets = Map.of(1L, in(10), 2L, in(30), 3L, in(2));
        AllocationStrategy strategy = strategy();
        List<Long> order = new ArrayList<>();
        for (int request = 0; request < 1700; request++) {
            List<TokenCandidate> candidates = left.entrySet().stream().filter(entry -> entry.getValue() > 0)
                    .map(entry -> token(entry.getKey(), entry.getValue(), limits.get(entry.getKey()),
                            resets.get(entry.getKey()))).toList();
            long id = strategy.choose(candidates, ask()).id();
            left.merge(id, -1.0, Double::sum);
            boolean plenty = left.entrySet().stream()
                    .anyMatch(entry -> entry.getValue() > 0.05 * limits.get(entry.getKey()));
            assertTrue(!plenty || left.values().stream().noneMatch(credits -> credits <= 0), left.toString());
            if (order.isEmpty() || order.get(order.size() - 1) != id && order.size() < 3) {
                order.add(id);
            }
        }
        assertEquals(List.of(3L, 1L, 2L), order);
        assertTrue(left.values().stream().allMatch(credits -> credits == 0), left.toString());
    }
}
