package org.kirogate.token.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kirogate.token.AllocationStrategy;
import org.kirogate.token.AllocationStrategyContract;
import org.kirogate.token.TokenCandidate;

class LeastInFlightTest extends AllocationStrategyContract {

    @Override
    protected AllocationStrategy strategy() {
        return new LeastInFlight();
    }

    private static TokenCandidate busy(long id, int inFlight, int recent) {
        return new TokenCandidate(id, 1, inFlight, 8, recent, 1, Instant.EPOCH, NOW, 1, -1, -1, Instant.EPOCH);
    }

    @Test
    void takesTheFewestInFlightThenTheFewestLately() {
        assertEquals(2, strategy().choose(List.of(busy(1, 3, 0), busy(2, 1, 9), busy(3, 2, 0)), ask()).id());
        assertEquals(3, strategy().choose(List.of(busy(1, 1, 5), busy(2, 1, 9), busy(3, 1, 4)), ask()).id());
    }
}
